namespace NetGen;

/// <summary>The same data with inputs for targets and targets for inputs.</summary>
internal sealed class TurnedSource(IDataSource data) : IDataSource
{
    public int Count => data.Count;

    public ReadOnlySpan<int> InputShape => data.TargetShape;

    public ReadOnlySpan<int> TargetShape => data.InputShape;

    public int InputLength => data.TargetLength;

    public int TargetLength => data.InputLength;

    public void BeginEpoch(int epoch) => data.BeginEpoch(epoch);

    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets) => data.Read(samples, targets, inputs);
}
