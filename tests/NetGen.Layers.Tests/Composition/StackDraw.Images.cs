using System.Text.RegularExpressions;

namespace NetGen.Layers.Tests.Composition;

/// <content>Layers of images.</content>
internal sealed partial class StackDraw
{
    private void OfImage()
    {
        if (random.Next(4) == 0)
            OfChannelsFirst(OfChannelsLast);
        else
            OfChannelsLast();
    }

    // One of the same layers over the same tensor, taken for one whose channels stand first.
    private void OfChannelsFirst(Action draw)
    {
        const string Said = "DataFormat = DataFormat.ChannelsFirst)]";
        (int before, int[] shape) = (_layers.Count, _shape);
        do
        {
            _layers.RemoveRange(before, _layers.Count - before);
            _shape = [.. shape[1..], shape[0]];
            draw();
        } while (_layers.Count > before + 1 || !HasFormat().IsMatch(_layers[^1]));
        string layer = _layers[^1];
        _layers[^1] = layer.EndsWith(")]", StringComparison.Ordinal) ? $"{layer[..^2]}, {Said}" : $"{layer[..^1]}({Said}";
        _shape = Last("Softmax") ? [0] : [_shape[^1], .. _shape[..^1]];
    }

    [GeneratedRegex(@"^\[(?!UpSampling1D|Cropping1D|ConvLSTM2D)\w+[123]D\b")]
    private static partial Regex HasFormat();

    private void OfChannelsLast()
    {
        int filters = Few(33),
            kernel = 1 + random.Next(3),
            strides = 1 + random.Next(2),
            dilation = random.Next(6) == 0 && strides == 1 ? 2 : 1;
        // Convolutions of many channels have a way of their own.
        if (_shape[2] < 16 && random.Next(8) == 0)
            filters = 16 + random.Next(5);
        if (_shape[2] >= 16 && random.Next(2) == 0)
            (kernel, strides, dilation) = (3, 1, 1);
        int span = (kernel - 1) * dilation + 1;
        bool same = random.Next(2) == 0;
        int height = Windows(_shape[0], span, strides, same),
            width = Windows(_shape[1], span, strides, same);
        string window = $"{Strided(strides)}{Padded(same)}",
            dilated = dilation > 1 ? $", DilationRate = {dilation}" : "";
        switch (random.Next(14))
        {
            case 13:
                Layer(
                    $"LocallyConnected2D({filters}, {kernel}{MaybeAct()}{window})",
                    [Windows(_shape[0], kernel, strides, same), Windows(_shape[1], kernel, strides, same), filters]
                );
                break;
            case 0 or 1:
                Layer($"Conv2D({filters}, {kernel}{MaybeAct()}{window}{dilated})", [height, width, filters]);
                break;
            case 2:
                int groups = Divisor(_shape[2]),
                    across2 = 1 + random.Next(3);
                filters = groups * (1 + random.Next(4));
                Layer(
                    $"Conv2D({filters}, {kernel}, {across2}{MaybeAct()}{(strides > 1 ? ", StrideHeight = 2" : "")}{Padded(same)}, Groups = "
                        + $"{groups})",
                    [Windows(_shape[0], kernel, strides, same), Windows(_shape[1], across2, 1, same), filters]
                );
                break;
            case 3:
                Layer(
                    $"DepthwiseConv2D({kernel}{MaybeAct()}{window}{dilated}{Maybe(3, ", DepthMultiplier = 2")})",
                    [height, width, _shape[2] * (Last("DepthMultiplier") ? 2 : 1)]
                );
                break;
            case 4:
                Layer($"SeparableConv2D({filters}, {kernel}{MaybeAct()}{window}{dilated})", [height, width, filters]);
                break;
            case 5:
                (int up, int across) = same
                    ? (_shape[0] * strides, _shape[1] * strides)
                    : ((_shape[0] - 1) * strides + Math.Max(kernel, strides), (_shape[1] - 1) * strides + Math.Max(kernel, strides));
                Layer($"Conv2DTranspose({filters}, {kernel}{MaybeAct()}{window})", [up, across, filters]);
                break;
            case 6 or 7:
                int pool = 1 + random.Next(3);
                Layer(
                    $"MaxPooling2D({pool}{Padded(same)})",
                    [Windows(_shape[0], pool, pool, same), Windows(_shape[1], pool, pool, same), _shape[2]]
                );
                break;
            case 8:
                Layer(
                    $"{Any("Max", "Average")}Pooling2D({kernel}{window})",
                    [Windows(_shape[0], kernel, strides, same), Windows(_shape[1], kernel, strides, same), _shape[2]]
                );
                break;
            case 9:
                if (random.Next(3) == 0)
                    Layer($"Global{Any("Max", "Average")}Pooling2D(KeepDims = true)", [1, 1, _shape[2]]);
                else
                    Layer($"Global{Any("Max", "Average")}Pooling2D", [_shape[2]]);
                break;
            case 10:
                int tall = 1 + random.Next(3);
                Layer(
                    $"UpSampling2D({tall}, 2{Maybe(2, ", Interpolation = Interpolation.Bilinear")})",
                    [tall * _shape[0], 2 * _shape[1], _shape[2]]
                );
                break;
            case 11:
                int above = random.Next(3),
                    left = random.Next(3);
                Layer($"Cropping2D({above}, 1, {left}, 0)", [_shape[0] - above - 1, _shape[1] - left, _shape[2]]);
                break;
            default:
                Layer("ZeroPadding2D(1)", [_shape[0] + 2, _shape[1] + 2, _shape[2]]);
                break;
        }
    }
}
