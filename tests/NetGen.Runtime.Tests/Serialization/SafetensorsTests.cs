using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Runtime.Tests.Serialization;

public class SafetensorsTests
{
    private const string Header = """
        {"dense.kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"dense.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}
        """;

    [Fact]
    public void WritesTheFormatByteForByte()
    {
        var engine = new FakeEngine<float>(1);
        byte[] file = engine.Saved();
        Assert.Equal(136, BinaryPrimitives.ReadInt64LittleEndian(file));
        Assert.Equal(Header.PadRight(136), Encoding.UTF8.GetString(file, 8, 136));
        Assert.Equal(engine.Flat(), MemoryMarshal.Cast<byte, float>(file.AsSpan(144)).ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LoadsWhatItSaved(bool seekable)
    {
        var saved = new FakeEngine<float>(1);
        var loaded = new FakeEngine<float>(2);
        Assert.NotEqual(saved.Flat(), loaded.Flat());
        loaded.Load(seekable ? new MemoryStream(saved.Saved()) : new Unseekable(saved.Saved()));
        Assert.Equal(saved.Flat(), loaded.Flat());

        var savedDouble = new FakeEngine<double>(1);
        var loadedDouble = new FakeEngine<double>(2);
        loadedDouble.Load(seekable ? new MemoryStream(savedDouble.Saved()) : new Unseekable(savedDouble.Saved()));
        Assert.Equal(savedDouble.Flat(), loadedDouble.Flat());
    }

    [Fact]
    public void AcceptsMetadataSpacesAndAnyOrder()
    {
        var engine = new FakeEngine<float>(1);
        engine.Load(
            new MemoryStream(
                Build(
                    """
                    { "__metadata__": {"format": "pt", "nested": {"a": [1]}}, "dense.bias": {"data_offsets": [0, 12], "shape": [3], "dtype": "F32"},
                      "dense.kernel": {"dtype": "F32", "shape": [2, 3], "data_offsets": [12, 36]} }
                    """,
                    1,
                    2,
                    3,
                    4,
                    5,
                    6,
                    7,
                    8,
                    9
                )
            )
        );
        Assert.Equal([4, 5, 6, 7, 8, 9, 1, 2, 3], engine.Flat());
    }

    [Theory]
    [InlineData("dense.bias", "dense.bia5", "no tensor 'dense.bia5'")]
    [InlineData(""","dense.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}""", "", "'dense.bias' of Fake is missing")]
    [InlineData("dense.bias", "dense.kernel", "'dense.kernel' is there twice")]
    [InlineData(
        "\"F32\",\"shape\":[3]",
        "\"F16\",\"shape\":[3]",
        "'dense.bias' has the type 'F16'; Fake computes in float and reads 'F32' only"
    )]
    [InlineData("[2,3]", "[3,2]", "'dense.kernel' must have the shape [2, 3], but has [3, 2]")]
    [InlineData("[2,3]", "[4294967298,3]", "but has [4294967298, 3]")]
    [InlineData("[2,3]", "[2,3,1]", "but has [2, 3, 1]")]
    [InlineData("[2,3]", "[-2,-3]", "the shape of 'dense.kernel' must hold whole numbers")]
    [InlineData("[2,3]", "[2.0,3]", "the shape of 'dense.kernel' must hold whole numbers")]
    [InlineData("[2,3]", "[[2],3]", "the shape of 'dense.kernel' must hold whole numbers")]
    [InlineData("[2,3]", "6", "the shape of 'dense.kernel' must be a JSON array")]
    [InlineData("[0,24]", "[-24,0]", "the data_offsets of 'dense.kernel' must hold whole numbers")]
    [InlineData("[0,24]", "[0,99999999999999999999]", "the data_offsets of 'dense.kernel' must hold whole numbers")]
    [InlineData("[0,24]", "[24,0]", "the data_offsets of 'dense.kernel' are [24, 0]")]
    [InlineData("[0,24]", "[0,20]", "[2, 3] of 'F32' is 24 bytes")]
    [InlineData("[0,24]", "[0,24,24]", "must be two numbers, but are 3")]
    [InlineData("[24,36]", "[20,32]", "they overlap")]
    [InlineData("[24,36]", "[28,40]", "nothing describes the bytes between")]
    [InlineData("[24,36]", "[9223372036854775795,9223372036854775807]", "nothing describes the bytes between")]
    [InlineData("\"F32\",\"shape\":[3]", "\"F32\",\"dtype\":\"F32\",\"shape\":[3]", "repeated key 'dtype'")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[3]", "\"shape\":[3]", "'dense.bias' has no dtype")]
    [InlineData("\"shape\":[3]", "\"shape\":[3],\"extra\":1", "unknown or repeated key 'extra'")]
    [InlineData("dense.bias", "\\ud800", "an escape that is no character")]
    [InlineData("\"F32\",\"shape\":[3]", "32,\"shape\":[3]", "the dtype of 'dense.bias' must be a JSON string")]
    [InlineData("}}", "}", "the header is no JSON")]
    [InlineData("}}", "}}{}", "the header is no JSON")]
    [InlineData("}}", "}},", "the header is no JSON")]
    [InlineData("{\"dense.kernel\"", " {\"dense.kernel\"", "must begin with '{'")]
    public void NamesWhatIsWrongInAHeader(string part, string replacement, string message)
    {
        Assert.Contains(part, Header);
        AssertRefused(Build(Header.Replace(part, replacement), 1, 2, 3, 4, 5, 6, 7, 8, 9), message);
    }

    [Theory]
    [InlineData(1UL, "give the header 1 bytes")]
    [InlineData(100_000_001UL, "give the header 100000001 bytes")]
    [InlineData(ulong.MaxValue, "give the header 18446744073709551615 bytes")]
    [InlineData(100_000_000UL, "should have 100000000 bytes, but only 172 are there")]
    public void NamesAnImpossibleHeaderLength(ulong length, string message)
    {
        byte[] file = new FakeEngine<float>(1).Saved();
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(file, message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void NamesTheOtherPrecision()
    {
        AssertRefused(new FakeEngine<double>(1).Saved(), "'dense.kernel' has the type 'F64'; Fake computes in float and reads 'F32' only");
        var engine = new FakeEngine<double>(1);
        Exception error = Assert.Throws<InvalidDataException>(() => engine.Load(new MemoryStream(new FakeEngine<float>(1).Saved())));
        Assert.Contains("computes in double and reads 'F64' only", error.Message);
    }

    [Fact]
    public void NamesTrailingBytes()
    {
        byte[] file = [.. new FakeEngine<float>(1).Saved(), 0];
        AssertRefused(file, "describes 36 bytes of values, but 37 follow it", "more bytes follow the 36 bytes");
    }

    /// <summary>Both kinds of stream refuse the file and leave the parameters alone.</summary>
    internal static void AssertRefused(byte[] file, string message, string? unseekableMessage = null)
    {
        foreach (Stream stream in new Stream[] { new MemoryStream(file), new Unseekable(file) })
        {
            var engine = new FakeEngine<float>(3);
            float[] before = engine.Flat();
            Exception error = Assert.Throws<InvalidDataException>(() => engine.Load(stream));
            Assert.Contains(stream.CanSeek ? message : unseekableMessage ?? message, error.Message);
            Assert.Equal(before, engine.Flat());
        }
    }

    private static byte[] Build(string header, params float[] values)
    {
        byte[] text = Encoding.UTF8.GetBytes(header),
            length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. MemoryMarshal.AsBytes<float>(values)];
    }
}
