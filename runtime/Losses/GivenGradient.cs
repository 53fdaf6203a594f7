using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The sum over samples of output · target: the targets are the gradient with respect to the outputs.</summary>
internal sealed class GivenGradient : Loss
{
    public static readonly GivenGradient Instance = new();

    public override string Name => "given_gradient";

    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T sum = T.Zero;
        for (int i = 0; i < output.Length; i++)
            sum += output[i] * (gradient[i] = target[i]);
        return sum;
    }

    internal override string? Objection(ProgramInfo network) => null;

    internal override T Batch<T>(in LossBatch<T> batch)
    {
        using var room = new Room<T>(batch.Length, batch.Length <= Room<T>.OnStack ? stackalloc T[batch.Length] : default);
        Span<T> output = room.Span;
        T sum = T.Zero;
        for (int i = 0; i < batch.N; i++)
        {
            Span<T> gradient = batch.DZOf(i)[..batch.Length];
            batch.Link.Apply(batch.ZOf(i), output);
            sum += Sample(output, batch.TargetOf(i), gradient);
            batch.Link.PullBack(output, gradient);
            batch.DZOf(i)[batch.Length..].Clear();
        }
        return sum;
    }
}
