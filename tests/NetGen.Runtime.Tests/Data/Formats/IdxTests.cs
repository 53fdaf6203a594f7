using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class IdxTests
{
    private static readonly byte[] Images = Bytes.Idx(8, [2, 2, 3], 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6);
    private static readonly byte[] Labels = Bytes.Idx(8, [2], 7, 9);

    [Fact]
    public void ReadsFilesAndStreamsPlainOrGzip()
    {
        using var directory = new TemporaryDirectory();
        float[] inputs = [.. Images[16..].Select(b => b * (1f / 255))];
        foreach (bool gzip in new[] { false, true })
        {
            byte[] images = gzip ? Bytes.Gzip(Images) : Images,
                labels = gzip ? Bytes.Gzip(Labels) : Labels;
            Dataset[] sets =
            [
                Dataset.FromIdx(directory.Write("images", images), directory.Write("labels", labels)),
                Dataset.FromIdx(new MemoryStream(images), new MemoryStream(labels)),
                Dataset.FromIdx(new Unseekable(images, 1), new Unseekable(labels, 1)),
            ];
            foreach (Dataset data in sets)
            {
                Assert.Equal([2, 3, 1], data.InputShape.ToArray());
                Assert.Equal([1], data.TargetShape.ToArray());
                Assert.Equal(inputs, data.All().Inputs);
                Assert.Equal([7, 9], data.All().Targets);
            }
        }
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFE, 3 }, -2f, 3f)]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE, 1, 0 }, -2f, 256f)]
    [InlineData(0x0C, new byte[] { 0xFF, 0xFF, 0xFF, 0xFE, 0, 1, 0, 0 }, -2f, 65536f)]
    [InlineData(0x0D, new byte[] { 0xC0, 0, 0, 0, 0x3F, 0x80, 0, 0 }, -2f, 1f)]
    [InlineData(0x0E, new byte[] { 0xC0, 0, 0, 0, 0, 0, 0, 0, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0 }, -2f, 1f)]
    public void ReadsEveryType(byte type, byte[] values, float first, float second)
    {
        Dataset data = Dataset.FromIdx(
            new MemoryStream(Bytes.Idx(type, [2], values)),
            new MemoryStream(Bytes.Idx(type, [2, 1], values)),
            scale: 2
        );
        Assert.Equal([2 * first, 2 * second], data.All().Inputs);
        Assert.Equal([first, second], data.All().Targets);
    }

    [Fact]
    public void NamesWhatIsWrong()
    {
        AssertRefused("The images ends after 3 bytes", Images[..3]);
        AssertRefused("begins with the bytes 0x50 0x4B", [0x50, 0x4B, 3, 4]);
        AssertRefused("has the type 0x0A", Bytes.Idx(0x0A, [2], 1, 2));
        AssertRefused("a header with 3 axes has 16 bytes, but the file ends after 15", Images[..15]);
        AssertRefused("[2, 2, 3] of unsigned bytes is 12 bytes, but only 11 follow the header", Images[..^1]);
        AssertRefused("more bytes follow the 12 bytes", [.. Images, 0]);
        AssertRefused("every axis must be at least 1", Bytes.Idx(8, [0, 2, 3]));
        AssertRefused("the array has no axis", Bytes.Idx(8, []));
        AssertRefused("more than an array of", Bytes.Idx(8, [uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue]));
        AssertRefused("value 0 of sample 1 is NaN", Bytes.Idx(0x0D, [2], 0, 0, 0, 0, 0x7F, 0xC0, 0, 0));
        AssertRefused(
            "value 0 of sample 0 is 1E+300",
            Bytes.Idx(0x0E, [2], 0x7E, 0x37, 0xE4, 0x3C, 0x88, 0x00, 0x75, 0x9C, 0, 0, 0, 0, 0, 0, 0, 0)
        );
        AssertRefused("The images holds 3 samples, but The labels holds 2", Bytes.Idx(8, [3], 1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromIdx(new MemoryStream(Images), new MemoryStream(Labels), 0));
        Assert.Throws<FileNotFoundException>(() => Dataset.FromIdx("/no-images", "/no-labels"));
    }

    [Fact]
    public void AllocatesWhatIsThereAndNotWhatTheHeaderAsksFor()
    {
        byte[] file = Bytes.Idx(8, [2_000_000_000], 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused("is 2000000000 bytes, but only 1 follow", file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void DamagedFilesAreRefusedOrRead()
    {
        byte[] zipped = Bytes.Gzip(Images);
        foreach (byte[] file in new[] { Images, zipped })
        {
            for (int length = 0; length < file.Length; length++)
                Assert.False(Reads(file[..length]), $"{length} bytes were read.");
            for (int i = 0; i < file.Length; i++)
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] changed = [.. file];
                changed[i] ^= (byte)(1 << bit);
                Reads(changed);
            }
        }
        // The last 8 bytes of gzip are its checksum and length: a changed checksum is seen.
        zipped[^6] ^= 1;
        AssertRefused("The images: the compressed data is damaged", zipped);

        static bool Reads(byte[] images)
        {
            try
            {
                Dataset.FromIdx(new MemoryStream(images), new MemoryStream(Labels));
                return true;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }

    private static void AssertRefused(string message, byte[] images) =>
        Assert.Contains(
            message,
            Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(new MemoryStream(images), new MemoryStream(Labels))).Message
        );
}
