using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How far what the generator makes of a condition is from the sample that belongs to it: weight · the mean over values and
/// samples of |y - G(x)| (Isola et al., "Image-to-image translation with conditional adversarial networks", 2017, section 3.1).</summary>
/// <param name="weight">Its factor.</param>
/// <param name="capacity">The most samples of a batch.</param>
/// <param name="length">Values of a sample.</param>
internal sealed class Reconstruction(float weight, int capacity, int length)
{
    // Apart from the discriminator's batch, where noise is added to real samples.
    private readonly float[] _real = new float[capacity * length],
        _slopes = new float[length];

    /// <summary>What the next batch should become.</summary>
    public void Keep(ReadOnlySpan<float> samples) => samples.CopyTo(_real);

    /// <summary>Adds the gradient with respect to what was made.</summary>
    /// <param name="made">n samples.</param>
    /// <param name="n">How many.</param>
    /// <param name="gradients">n rows.</param>
    /// <param name="pitch">From one row to the next.</param>
    /// <returns>The mean of |y - G(x)|, without the weight.</returns>
    public float Join(ReadOnlySpan<float> made, int n, Ptr<float> gradients, int pitch)
    {
        double sum = 0;
        float factor = weight / n;
        for (int i = 0; i < n; i++)
        {
            sum += Loss.MeanAbsoluteError.Sample(made.Slice(i * length, length), _real.AsSpan(i * length, length), _slopes);
            Span<float> row = (gradients + i * pitch).Span(length);
            for (int k = 0; k < row.Length; k++)
                row[k] += factor * _slopes[k];
        }
        return (float)(sum / n);
    }
}
