namespace NetGen;

/// <summary>Samples to train on or to evaluate with, read in batches, so that a set larger than memory can be one.</summary>
public interface IDataSource
{
    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>The shape of one sample's input, without the batch.</summary>
    ReadOnlySpan<int> InputShape { get; }

    /// <summary>The shape of one sample's target, without the batch; [1] for a number or a class label.</summary>
    ReadOnlySpan<int> TargetShape { get; }

    /// <summary>Reads some samples, one after another, each in C order.</summary>
    /// <param name="samples">The numbers of the samples, counted from 0, in any order.</param>
    /// <param name="inputs">Receives their inputs: as many values as the samples have.</param>
    /// <param name="targets">Receives their targets: as many values as the samples have.</param>
    void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets);
}
