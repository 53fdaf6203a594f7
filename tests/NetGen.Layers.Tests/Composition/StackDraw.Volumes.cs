namespace NetGen.Layers.Tests.Composition;

internal sealed partial class StackDraw
{
    private void OfVolume()
    {
        int filters = Few(17),
            kernel = 1 + random.Next(3),
            strides = 1 + random.Next(2);
        bool same = random.Next(2) == 0;
        int[] Slid(int channels, params int[] spans) =>
            [.. spans.Select((span, axis) => Windows(_shape[axis], span, strides, same)), channels];
        string window = $"{Strided(strides)}{Padded(same)}";
        switch (random.Next(10))
        {
            case 0 or 1:
                Layer($"Conv3D({filters}, {kernel}{MaybeAct()}{window})", Slid(filters, kernel, kernel, kernel));
                break;
            case 2:
                int groups = Divisor(_shape[3]),
                    dilation = strides == 1 ? 2 : 1;
                filters = groups * (1 + random.Next(4));
                Layer(
                    $"Conv3D({filters}, {kernel}, 2, 1{MaybeAct()}{window}, Groups = {groups}, DilationHeight = {dilation})",
                    Slid(filters, kernel, 1 + dilation, 1)
                );
                break;
            case 3:
                int[] larger =
                [
                    .. _shape[..3].Select(length => same ? length * strides : (length - 1) * strides + Math.Max(kernel, strides)),
                ];
                Layer($"Conv3DTranspose({filters}, {kernel}{MaybeAct()}{window})", [.. larger, filters]);
                break;
            case 4:
                Layer(
                    $"{Any("Max", "Average")}Pooling3D({kernel}, Strides = {strides}{Padded(same)})",
                    Slid(_shape[3], kernel, kernel, kernel)
                );
                break;
            case 5:
                Layer($"MaxPooling3D({kernel}{Padded(same)})", [.. _shape[..3].Select(l => Windows(l, kernel, kernel, same)), _shape[3]]);
                break;
            case 6:
                if (random.Next(3) == 0)
                    Layer($"Global{Any("Max", "Average")}Pooling3D(KeepDims = true)", [1, 1, 1, _shape[3]]);
                else
                    Layer($"Global{Any("Max", "Average")}Pooling3D", [_shape[3]]);
                break;
            case 7:
                int deep = 1 + random.Next(2);
                Layer($"UpSampling3D({deep}, 1, 2)", [deep * _shape[0], _shape[1], 2 * _shape[2], _shape[3]]);
                break;
            case 8:
                int front = random.Next(2),
                    right = random.Next(3);
                Layer($"Cropping3D({front}, 0, 1, 0, 0, {right})", [_shape[0] - front, _shape[1] - 1, _shape[2] - right, _shape[3]]);
                break;
            default:
                Layer("ZeroPadding3D(0, 1, 1)", [_shape[0], _shape[1] + 2, _shape[2] + 2, _shape[3]]);
                break;
        }
    }
}
