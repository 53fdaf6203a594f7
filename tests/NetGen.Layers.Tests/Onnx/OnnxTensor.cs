namespace NetGen.Layers.Tests.Onnx;

/// <summary>A TensorProto: values in C order. Only those of floats are read.</summary>
internal sealed class OnnxTensor(ProtoMessage proto)
{
    private const int Dims = 1,
        DataType = 2,
        FloatData = 4,
        RawData = 9;
    private const long Float = 1;

    /// <summary>The lengths of the axes: [n, channels, height, width].</summary>
    public int[] Shape { get; } = [.. proto.Numbers(Dims).Select(dim => (int)dim)];

    public bool IsFloat { get; } = proto.Numbers(DataType).Single() == Float;

    public float[] Values { get; } = [.. proto.Bytes(RawData).SelectMany(ProtoMessage.Floats).Concat(proto.Floats(FloatData))];

    /// <summary>The lengths behind batch and channels.</summary>
    public int[] Space => Shape[2..];

    /// <summary>[n, channels, ..] as [n, .., channels].</summary>
    public float[] ChannelsLast() => Transposed([0, .. Enumerable.Range(2, Shape.Length - 2), 1]);

    /// <summary>The values in an order whose axis i is the axis <paramref name="axes"/>[i] of this one.</summary>
    public float[] Transposed(int[] axes)
    {
        int[] steps = [.. axes.Select(axis => Shape[(axis + 1)..].Aggregate(1, (a, b) => a * b))];
        var result = new float[Values.Length];
        var index = new int[axes.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Values[index.Zip(steps, (a, b) => a * b).Sum()];
            for (int k = axes.Length - 1; k >= 0 && ++index[k] == Shape[axes[k]]; k--)
                index[k] = 0;
        }
        return result;
    }
}
