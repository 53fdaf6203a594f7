using System.Numerics;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Whether inputs may be missing: <see cref="CsvOptions.KeepMissing"/>.</summary>
    internal bool MayBeIncomplete => _inputs is IncompleteRows;

    private Rows InputsWithNaN => _inputs is IncompleteRows incomplete ? incomplete.WithNaN : _inputs;

    /// <summary>Samples of a file, of whose inputs some are NaN.</summary>
    internal static Dataset Incomplete<T>(T[] inputs, T[] targets, IReadOnlyList<string> names, int targetLength)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(
            new IncompleteRows(RowsOf(inputs, names.Count), names),
            Stored(targets, [targetLength], nameof(targets)),
            null,
            [names.Count],
            [targetLength],
            null
        );

    /// <summary>One sample's input, where NaN stands for what is missing.</summary>
    internal void CopyInputWithNaN(int sample, Span<double> input) => InputsWithNaN.CopyTo(Row(sample), input);

    /// <summary>The same samples with values in the place of what is missing; a copy in the precision of the inputs, unless nothing can be
    /// missing.</summary>
    internal Dataset Filled(SimpleImputer imputer)
    {
        if (!MayBeIncomplete)
            return this;
        Rows rows = InputsWithNaN.AreDoubles ? Filled<double>() : Filled<float>();
        return new Dataset(rows, _rows is null ? _targets : Copied(_targets), null, _inputShape, _targetShape, _weights);

        Rows Filled<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] values = Gather<T>(InputsWithNaN);
            imputer.Fill<T>(values, values);
            return RowsOf(values, InputLength);
        }
    }

    private static Rows RowsOf<T>(T[] values, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        values is double[] doubles ? new DoubleRows(doubles, length) : new FloatRows((float[])(object)values, length);
}
