using System.Buffers;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Images that are changed where they have been read to.</summary>
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
        float[] room = augmentation.Warps || augmentation.MixUp > 0 ? ArrayPool<float>.Shared.Rent(length + data.TargetLength) : [];
        for (int i = 0; i < samples.Length; i++)
            Change(samples[i], inputs.Slice(i * length, length), room);
        if (augmentation.MixUp > 0)
            for (int i = 0; i < samples.Length; i++)
                Mix(samples[i], inputs.Slice(i * length, length), targets.Slice(i * data.TargetLength, data.TargetLength), room);
        if (room.Length > 0)
            ArrayPool<float>.Shared.Return(room);
    }

    // Everything but mixup. What there was first comes from the draws that it had before there was more.
    private void Change(int sample, Span<float> image, float[] room)
    {
        (uint down, uint right, uint mirror, _) = Philox.Block(augmentation.Seed, (uint)sample, Stream, _epoch);
        if (augmentation.Warps)
        {
            image.CopyTo(room);
            Warp.Random(augmentation, sample, _epoch, _height, _width)
                .Apply(room.AsSpan(0, image.Length), image, _height, _width, _channels);
        }
        Shift(image, Distance(down), Distance(right));
        if (augmentation.HorizontalFlip && (mirror & 1) != 0)
            Mirror(image);
        if (augmentation.VerticalFlip && (mirror & 2) != 0)
            TurnOver(image);
        if (augmentation.Contrast > 0 || augmentation.CutOut > 0)
        {
            (uint factor, uint row, uint column, _) = Philox.Block(augmentation.Seed, (uint)sample, Stream + 3, _epoch);
            if (augmentation.Contrast > 0)
                Stretch(image, 1 + augmentation.Contrast * (2 * (float)Philox.Uniform(factor, 0) - 1));
            if (augmentation.CutOut > 0)
                Cut(image, (int)((ulong)row * (uint)_height >> 32), (int)((ulong)column * (uint)_width >> 32));
        }
    }

    private void Mix(int sample, Span<float> image, Span<float> target, float[] room)
    {
        (int other, float share) = MixUp.Draw(augmentation, sample, _epoch, data.Count);
        Span<float> second = room.AsSpan(0, image.Length),
            secondTarget = room.AsSpan(image.Length, target.Length);
        MixUp.CheckTarget(target, sample);
        data.Read([other], second, secondTarget);
        MixUp.CheckTarget(secondTarget, other);
        float[] more = augmentation.Warps ? ArrayPool<float>.Shared.Rent(image.Length) : [];
        Change(other, second, more);
        if (more.Length > 0)
            ArrayPool<float>.Shared.Return(more);
        MixUp.Blend(image, second, share);
        MixUp.Blend(target, secondTarget, share);
    }

    private void TurnOver(Span<float> image)
    {
        int pitch = _width * _channels;
        for (int row = 0; row < _height / 2; row++)
        for (int i = 0; i < pitch; i++)
        {
            ref float above = ref image[row * pitch + i],
                below = ref image[(_height - 1 - row) * pitch + i];
            (above, below) = (below, above);
        }
    }

    private void Stretch(Span<float> image, float factor)
    {
        for (int channel = 0; channel < _channels; channel++)
        {
            double sum = 0;
            for (int i = channel; i < image.Length; i += _channels)
                sum += image[i];
            float mean = (float)(sum / (_height * _width));
            for (int i = channel; i < image.Length; i += _channels)
                image[i] = mean + factor * (image[i] - mean);
        }
    }

    private void Cut(Span<float> image, int row, int column)
    {
        int top = Math.Max(0, row - augmentation.CutOut / 2),
            bottom = (int)Math.Min(_height, row - augmentation.CutOut / 2 + (long)augmentation.CutOut),
            left = Math.Max(0, column - augmentation.CutOut / 2),
            right = (int)Math.Min(_width, column - augmentation.CutOut / 2 + (long)augmentation.CutOut);
        for (int i = top; i < bottom; i++)
            image[((i * _width + left) * _channels)..((i * _width + right) * _channels)].Clear();
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
