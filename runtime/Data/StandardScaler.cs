namespace NetGen;

/// <summary>Every input gets mean 0 and deviation 1: (x - mean) / deviation, over n. An input that never changes becomes 0.</summary>
public sealed class StandardScaler : Scaler
{
    internal const string Name = "standard";

    private protected override string Kind => Name;

    private protected override Scaling Learn(Dataset data) => Scaling.Standard(data);
}
