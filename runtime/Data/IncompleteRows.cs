using System.Numerics;

namespace NetGen;

/// <summary>Rows of which values are missing: NaN stands for them. Whoever reads one without knowing of it gets an exception, so that a NaN
/// goes nowhere.</summary>
/// <param name="values">Rows with NaN.</param>
/// <param name="names">A name for each value of a row, for the message.</param>
internal sealed class IncompleteRows(Rows values, IReadOnlyList<string> names) : Rows
{
    public override int Length => values.Length;

    public override int Count => values.Count;

    public override bool AreDoubles => values.AreDoubles;

    /// <summary>For a reader that knows of it.</summary>
    public Rows WithNaN => values;

    public override void Copy(int row, Span<float> into) => Checked(row, into);

    public override void Copy(int row, Span<double> into) => Checked(row, into);

    public override void Prefetch(int row) => values.Prefetch(row);

    private void Checked<T>(int row, Span<T> into)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        values.CopyTo(row, into);
        int missing = into.IndexOf(T.NaN);
        if (missing < 0)
            return;
        into.Clear();
        throw new InvalidOperationException(
            $"Input {missing}, {Show.Text(names[missing])}, is missing in sample {row} of those that were read from the file. Fill what is "
                + $"missing first: {nameof(SimpleImputer)}.{nameof(SimpleImputer.Fit)} with the training set, then "
                + $"{nameof(SimpleImputer.Transform)} every set."
        );
    }
}
