using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Blocks of ones along the diagonal, and zeros elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GroupsInitializer : WeightInitializer
{
    /// <summary>How many blocks.</summary>
    public int Groups { get; init; }

    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        int rows = values.Length / columns;
        for (int i = 0; i < values.Length; i++)
            values[i] = i / columns / (rows / Groups) == i % columns / (columns / Groups) ? 1 : 0;
    }
}
