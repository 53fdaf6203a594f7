namespace NetGen.CompilerServices;

/// <summary>The values as they are.</summary>
internal sealed class LinearLink : Link
{
    internal override void Apply<T>(ReadOnlySpan<T> z, Span<T> output) => z.CopyTo(output);

    internal override void PullBack<T>(ReadOnlySpan<T> output, Span<T> gradient) { }

    internal override void AddSecond(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> change,
        ReadOnlySpan<double> gradient,
        Span<double> sum
    ) { }
}
