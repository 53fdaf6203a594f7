using System.Buffers;

namespace NetGen;

/// <summary>Samples with targets, read by number in any order: implement it for a set that is larger than memory. <see cref="Dataset"/> is
/// the one in memory.</summary>
public interface IDataSource
{
    /// <summary>Copies samples, one after another, into the two spans.</summary>
    /// <param name="samples">Numbers from 0 to <see cref="Count"/> - 1, in any order, repeats allowed.</param>
    /// <param name="inputs">samples × <see cref="InputLength"/> values. Training refuses any that is NaN or infinite.</param>
    /// <param name="targets">samples × <see cref="TargetLength"/> values.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; nothing has been written.</exception>
    /// <exception cref="ArgumentException">A span has another length; nothing has been written.</exception>
    void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets);

    /// <summary>The same for networks of <see cref="Precision.Double"/>. Override it where the source has doubles: without that they get
    /// the floats.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{int}, Span{float}, Span{float})"/>
    void Read(ReadOnlySpan<int> samples, Span<double> inputs, Span<double> targets)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(inputs.Length + targets.Length);
        Span<float> narrowInputs = rented.AsSpan(0, inputs.Length),
            narrowTargets = rented.AsSpan(inputs.Length, targets.Length);
        Read(samples, narrowInputs, narrowTargets);
        Conversion.Copy<float, double>(narrowInputs, inputs);
        Conversion.Copy<float, double>(narrowTargets, targets);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>How many weights of its loss a sample has: 1, one for each row of its target, such as a step of a sequence, or 0, as in a
    /// source that does not override it, if all samples count alike.</summary>
    int SampleWeightLength => 0;

    /// <summary>Copies the weights of samples, one after another. Override it beside <see cref="SampleWeightLength"/>.</summary>
    /// <param name="samples">As in <see cref="Read(ReadOnlySpan{int}, Span{float}, Span{float})"/>.</param>
    /// <param name="weights">samples × <see cref="SampleWeightLength"/> finite numbers from 0 on.</param>
    /// <exception cref="NotSupportedException">The source has none.</exception>
    void ReadSampleWeights(ReadOnlySpan<int> samples, Span<float> weights) =>
        throw new NotSupportedException($"{GetType().Name} has no sample weights.");

    /// <summary><see cref="NetworkTraining.Fit"/> calls it before each epoch of the training data. Override it where samples vary from
    /// epoch to epoch; until the first call they are those of epoch 0.</summary>
    /// <param name="epoch">Counted from 0.</param>
    void BeginEpoch(int epoch) { }

    /// <summary>The sample that this one goes on from, as one window of a long sequence goes on from the window before it; -1 if it begins
    /// anew. Where each sample of a batch goes on from the one in its row of the batch before, training lets recurrent layers go on with
    /// what they carried; where any does not, all begin anew. It takes <see cref="FitOptions.Shuffle"/> = false for this to happen, and n
    /// sequences side by side for batches of n. See <see cref="SequenceTrainer{T}"/>.</summary>
    int Previous(int sample) => -1;

    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>The shape of one sample's input: [28, 28, 1].</summary>
    ReadOnlySpan<int> InputShape { get; }

    /// <summary>The shape of one sample's target; a label has the shape [1].</summary>
    ReadOnlySpan<int> TargetShape { get; }

    /// <summary>The number of values in one sample's input.</summary>
    int InputLength => Dimensions.Length(InputShape);

    /// <summary>The number of values in one sample's target.</summary>
    int TargetLength => Dimensions.Length(TargetShape);
}
