namespace NetGen.CompilerServices;

/// <summary>Several outputs one after another, each behind a link of its own.</summary>
/// <param name="slices">The outputs, with a target for each value.</param>
internal sealed class PartedLink(OutputSlice[] slices) : Link
{
    /// <summary>The outputs, with a target for each value.</summary>
    public OutputSlice[] Slices => slices;

    internal override string? Description => Array.Find(slices, slice => slice.Link.Description is not null).Link?.Description;

    internal override void Apply<T>(ReadOnlySpan<T> z, Span<T> output)
    {
        foreach (OutputSlice slice in slices)
            slice.Link.Apply(z.Slice(slice.Start, slice.Length), output.Slice(slice.Start, slice.Length));
    }

    internal override void PullBack<T>(ReadOnlySpan<T> output, Span<T> gradient)
    {
        foreach (OutputSlice slice in slices)
            slice.Link.PullBack(output.Slice(slice.Start, slice.Length), gradient.Slice(slice.Start, slice.Length));
    }

    internal override void AddSecond(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> change,
        ReadOnlySpan<double> gradient,
        Span<double> sum
    )
    {
        foreach (OutputSlice slice in slices)
            slice.Link.AddSecond(
                output.Slice(slice.Start, slice.Length),
                change.Slice(slice.Start, slice.Length),
                gradient.Slice(slice.Start, slice.Length),
                sum.Slice(slice.Start, slice.Length)
            );
    }
}
