using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The sum over rows of weight times free energy, the weights being the targets: 1/n for n rows of data and -1/m for m samples of
/// the model. Its gradient with the samples held fast is that of contrastive divergence (Hinton, 2002).</summary>
internal sealed class FreeEnergyDifference : Loss
{
    public override string Name => "free_energy_difference";

    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        gradient[0] = target[0];
        return target[0] * output[0];
    }

    internal override T Batch<T>(in LossBatch<T> batch)
    {
        T sum = T.Zero;
        for (int i = 0; i < batch.N; i++)
        {
            Span<T> gradient = batch.DZOf(i);
            gradient.Clear();
            sum += Sample(batch.ZOf(i), batch.TargetOf(i), gradient[..1]);
        }
        return sum;
    }
}
