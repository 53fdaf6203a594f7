namespace NetGen;

/// <summary>Rows stored as floats.</summary>
internal sealed class FloatRows(float[] values, int length) : Rows
{
    public override int Length => length;

    public override int Count => values.Length / length;

    public override void Copy(int row, Span<float> into) => values.AsSpan(row * length, length).CopyTo(into);

    public override void Copy(int row, Span<double> into) => Conversion.Copy(values.AsSpan(row * length, length), into);
}
