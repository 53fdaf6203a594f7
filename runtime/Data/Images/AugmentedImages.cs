using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Images that are moved and mirrored where they have been read to, row by row.</summary>
internal sealed class AugmentedImages(IDataSource data, ImageAugmentation augmentation) : IDataSource
{
    /// <summary>Keeps the draws apart from those of the layers, of shuffles and of splits with the same seed.</summary>
    private const uint Stream = 0x41554731;

    private readonly int _height = data.InputShape[0],
        _width = data.InputShape[1],
        _channels = data.InputShape[2];
    private int _epoch;

    public int Count => data.Count;

    public ReadOnlySpan<int> InputShape => data.InputShape;

    public ReadOnlySpan<int> TargetShape => data.TargetShape;

    public int InputLength => data.InputLength;

    public int TargetLength => data.TargetLength;

    public int SampleWeightLength => data.SampleWeightLength;

    public void ReadSampleWeights(ReadOnlySpan<int> samples, Span<float> weights) => data.ReadSampleWeights(samples, weights);

    public void BeginEpoch(int epoch)
    {
        data.BeginEpoch(epoch);
        _epoch = epoch;
    }

    public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
    {
        data.Read(samples, inputs, targets);
        int length = _height * _width * _channels;
        for (int i = 0; i < samples.Length; i++)
        {
            (uint down, uint right, uint mirror, _) = Philox.Block(augmentation.Seed, (uint)samples[i], Stream, _epoch);
            Span<float> image = inputs.Slice(i * length, length);
            Shift(image, Distance(down), Distance(right));
            if (augmentation.HorizontalFlip && (mirror & 1) != 0)
                Mirror(image);
        }
    }

    /// <summary>Uniform from -shift to shift: the high half of a product is even enough at 2^32 draws for a handful of values.</summary>
    private int Distance(uint draw) => (int)((ulong)draw * (2 * (uint)augmentation.Shift + 1) >> 32) - augmentation.Shift;

    /// <summary>Moves rows in the order in which none is written before it is read.</summary>
    private void Shift(Span<float> image, int down, int right)
    {
        if (down == 0 && right == 0)
            return;
        int pitch = _width * _channels,
            step = down > 0 ? -1 : 1,
            offset = Math.Abs(right) * _channels;
        for (int row = down > 0 ? _height - 1 : 0; row >= 0 && row < _height; row += step)
        {
            Span<float> into = image.Slice(row * pitch, pitch);
            if (row - down < 0 || row - down >= _height)
            {
                into.Clear();
                continue;
            }
            Span<float> from = image.Slice((row - down) * pitch, pitch);
            if (right >= 0)
            {
                from[..^offset].CopyTo(into[offset..]);
                into[..offset].Clear();
            }
            else
            {
                from[offset..].CopyTo(into);
                into[^offset..].Clear();
            }
        }
    }

    /// <summary>Reversing a row exchanges left and right, and the channels of each pixel, which reversing each pixel sets right
    /// again.</summary>
    private void Mirror(Span<float> image)
    {
        int pitch = _width * _channels;
        for (int start = 0; start < image.Length; start += pitch)
            image.Slice(start, pitch).Reverse();
        if (_channels == 1)
            return;
        for (int start = 0; start < image.Length; start += _channels)
            image.Slice(start, _channels).Reverse();
    }
}
