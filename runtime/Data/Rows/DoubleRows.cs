namespace NetGen;

/// <summary>Rows stored as doubles.</summary>
internal sealed class DoubleRows(double[] values, int length) : Rows
{
    public override int Length => length;

    public override int Count => values.Length / length;

    public override bool AreDoubles => true;

    public override void Copy(int row, Span<float> into) => Conversion.Copy(values.AsSpan(row * length, length), into);

    public override void Copy(int row, Span<double> into) => values.AsSpan(row * length, length).CopyTo(into);
}
