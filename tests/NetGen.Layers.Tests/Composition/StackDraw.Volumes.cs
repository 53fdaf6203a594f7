namespace NetGen.Layers.Tests.Composition;

internal sealed partial class StackDraw
{
    private void OfVolume()
    {
        if (random.Next(5) == 0)
            OfChannelsFirst(OfPlaces);
        else
            OfPlaces();
    }

    private void OfPlaces()
    {
        int filters = Few(17),
            kernel = 1 + random.Next(3),
            strides = 1 + random.Next(2);
        bool same = random.Next(2) == 0;
        int[] Slid(int channels, params int[] spans) =>
            [.. spans.Select((span, axis) => Windows(_shape[axis], span, strides, same)), channels];
        string window = $"{Strided(strides)}{Padded(same)}";
        switch (random.Next(13))
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
            case 9:
                int[] slid = [_shape[0], Windows(_shape[1], kernel, strides, same), Windows(_shape[2], kernel, strides, same), filters];
                Layer("TimeDistributed");
                if (random.Next(2) == 0)
                    Layer($"Conv2D({filters}, {kernel}{MaybeAct()}{window})", slid);
                else
                    Layer($"{Any("Max", "Average")}Pooling2D({kernel}, Strides = {strides}{Padded(same)})", [.. slid[..3], _shape[3]]);
                break;
            case 10 or 11:
                OverFrames(filters, kernel, strides, same);
                break;
            default:
                Layer("ZeroPadding3D(0, 1, 1)", [_shape[0], _shape[1] + 2, _shape[2] + 2, _shape[3]]);
                break;
        }
    }

    // A volume as a sequence of images.
    private void OverFrames(int filters, int kernel, int strides, bool same)
    {
        bool all = random.Next(2) == 0,
            both = random.Next(4) == 0,
            isFirst = random.Next(3) == 0;
        int[] places = [.. _shape.Skip(isFirst ? 2 : 1).Take(2).Select(length => Windows(length, kernel, strides, same))],
            state = isFirst ? [filters, .. places] : [.. places, filters];
        string more =
            Maybe(5, ", Dropout = 0.3")
            + Maybe(5, ", RecurrentDropout = 0.3")
            + (both ? "" : Maybe(5, ", GoBackwards = true"))
            + Maybe(6, ", UseBias = false")
            + Maybe(6, ", TruncateAfter = 2")
            + (isFirst ? ", DataFormat = DataFormat.ChannelsFirst" : "");
        if (both)
            Layer("Bidirectional(MergeMode = MergeMode.Average)");
        Layer(
            $"ConvLSTM2D({filters}, {kernel}{(all ? ", ReturnSequences = true" : "")}{Strided(strides)}{Padded(same)}{more})",
            all ? [_shape[0], .. state] : state
        );
        if (!both && random.Next(4) == 0)
            Layer($"FinalState({random.Next(2)})", state);
    }
}
