using System.Globalization;

namespace NetGen;

public sealed partial class Dataset
{
    /// <inheritdoc/>
    public int SampleWeightLength => (_weights?.Length ?? 0) / Count;

    /// <inheritdoc/>
    public void ReadSampleWeights(ReadOnlySpan<int> samples, Span<float> weights)
    {
        if (_weights is null)
            throw new NotSupportedException($"The set has no sample weights; give it some by {nameof(WithSampleWeights)}.");
        int length = SampleWeightLength;
        CheckLength(weights.Length, samples.Length, length, nameof(weights));
        foreach (int sample in samples)
            CheckSample(sample, nameof(samples));
        for (int i = 0; i < samples.Length; i++)
            _weights.AsSpan(samples[i] * length, length).CopyTo(weights[(i * length)..]);
    }

    /// <summary>The same samples with weights of their losses, Keras' sample_weight: the loss of a batch is Σ weight · loss / n, with the
    /// number of samples below, not the sum of the weights. Training, validation and evaluation on the set use them; of metrics
    /// <see cref="SupervisedOptions.WeightedMetrics"/>. Sets
    /// made of this one, such as its splits, keep them. Nothing is copied: do not change the array afterwards.</summary>
    /// <param name="weights">A weight for each sample; or, where the output has several rows, such as the steps of a sequence, one for each
    /// row of each sample, one sample after another. Where each output has a loss of its own, a sample may have a weight for each output,
    /// or one for each row of each output, output after output in the order of [Output]; an output whose loss judges a sample as a whole
    /// has one row. Any finite number from 0 on; what has 0 counts for nothing.</param>
    /// <exception cref="ArgumentException">There is not the same number of weights for each sample, or a weight is negative, NaN or
    /// infinite.</exception>
    public Dataset WithSampleWeights(float[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length == 0 || weights.Length % Count != 0)
            throw new ArgumentException(
                $"There are {weights.Length} weights for {Count} samples; each sample needs one, or one for each row of its target.",
                nameof(weights)
            );
        int length = weights.Length / Count;
        for (int i = 0; i < weights.Length; i++)
            if (!(weights[i] >= 0 && float.IsFinite(weights[i])))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The weight of sample {i / length} is {weights[i]}; a weight is a finite number from 0 on."
                    ),
                    nameof(weights)
                );
        return new Dataset(_inputs, _targets, _rows, _inputShape, _targetShape, weights);
    }

    /// <summary>A weight for each class that makes all classes count alike, for <see cref="SupervisedOptions.ClassWeights"/>: samples /
    /// (classes · samples of the class), scikit-learn's "balanced". The mean weight of a sample is 1. Where a sample has a class for each
    /// row, such as a step, rows are counted.</summary>
    /// <exception cref="InvalidOperationException">Targets are neither class numbers, in a last axis of 1, nor one-hot rows or other
    /// distributions with one largest value; the message names the first that is not.</exception>
    public Dictionary<int, float> BalancedClassWeights()
    {
        int columns = _targetShape[^1],
            all = 0;
        var target = new float[TargetLength];
        var counts = new SortedDictionary<int, int>();
        for (int i = 0; i < Count; i++)
        {
            CopyTargetTo(i, target);
            for (int row = 0; row < target.Length; row += columns, all++)
            {
                int label =
                    TargetClass.Of<float>(target.AsSpan(row, columns))
                    ?? throw new InvalidOperationException(TargetClass.Missing<float>(target.AsSpan(row, columns), i));
                counts[label] = counts.GetValueOrDefault(label) + 1;
            }
        }
        return counts.ToDictionary(count => count.Key, count => (float)((double)all / counts.Count / count.Value));
    }

    private float[]? WeightsOf(ReadOnlySpan<int> samples)
    {
        if (_weights is null)
            return null;
        var weights = new float[samples.Length * SampleWeightLength];
        ReadSampleWeights(samples, weights);
        return weights;
    }
}
