using System.Numerics;

namespace NetGen;

public sealed partial class Dataset
{
    private void CheckCounts()
    {
        if (_inputs.Count != _targets.Count)
            throw new ArgumentException(
                $"There are inputs of {_inputs.Count} samples, but targets of {_targets.Count}; each sample needs both.",
                "targets"
            );
    }

    private static Rows Stored<T>(T[] values, int[] shape, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = WholeSamples(values, shape, argument);
        for (int i = 0; i < values.Length; i++)
            if (!T.IsFinite(values[i]))
                throw new ArgumentException(
                    $"Value {i % length} of sample {i / length} is {values[i]}; every value must be finite. Replace it or leave the "
                        + $"sample out.",
                    argument
                );
        return RowsOf(values, length);
    }

    private static ByteRows Bytes(byte[] values, int[] shape, float scale)
    {
        int length = WholeSamples(values, shape, "inputs");
        CheckScale(scale);
        return new ByteRows(values, length, scale);
    }

    private static int WholeSamples(Array values, int[] shape, string argument)
    {
        ArgumentNullException.ThrowIfNull(values, argument);
        int length = Dimensions.Length(Dimensions.Checked(shape, argument == "inputs" ? "inputShape" : "targetShape"));
        if (values.Length == 0)
            throw new ArgumentException("There is no sample; a set needs at least one.", argument);
        if (values.Length % length != 0)
            throw new ArgumentException(
                $"Samples of the shape {Show.Shape(shape)} have {length} values; {values.Length} values are not a whole number of them.",
                argument
            );
        return length;
    }

    private static void CheckScale(float scale)
    {
        if (!float.IsFinite(scale) || scale == 0)
            throw new ArgumentOutOfRangeException(
                nameof(scale),
                scale,
                $"The scale is {scale}; it must be finite and not zero: 1/255 brings bytes to 0..1."
            );
    }
}
