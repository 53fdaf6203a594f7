using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class NpyTests
{
    private static readonly byte[] X = Bytes.Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1, 3), }   ", [1, 2, 3, 4, 5, 6]);
    private static readonly byte[] Y = Bytes.Npy(
        "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }",
        [9, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
    );

    [Fact]
    public void ReadsArchivesAndPairsOfFiles()
    {
        using var directory = new TemporaryDirectory();
        byte[] archive = Bytes.Zip(("x.npy", X), ("y.npy", Y));
        Dataset[] sets =
        [
            Dataset.FromNpz(directory.Write("data.npz", archive)),
            Dataset.FromNpz(new Unseekable(archive)),
            Dataset.FromNpz(new MemoryStream(Bytes.Zip(("a.npy", X), ("b.npy", Y))), "a", "b"),
            Dataset.FromNpy(directory.Write("x.npy", X), directory.Write("y.npy.gz", Bytes.Gzip(Y))),
        ];
        foreach (Dataset data in sets)
        {
            Assert.Equal([1, 3], data.InputShape.ToArray());
            Assert.Equal([1, 2, 3, 4, 5, 6], data.All().Inputs);
            Assert.Equal([9, -1], data.All().Targets);
        }
        Assert.Equal([0.5f, 1, 1.5f, 2, 2.5f, 3], Dataset.FromNpz(new MemoryStream(archive), scale: 0.5f).All().Inputs);
    }

    [Theory]
    [InlineData("|b1", new byte[] { 0, 1 }, 0f, 1f)]
    [InlineData("|u1", new byte[] { 200, 1 }, 200f, 1f)]
    [InlineData("|i1", new byte[] { 0xFE, 1 }, -2f, 1f)]
    [InlineData("<i2", new byte[] { 0xFE, 0xFF, 0, 1 }, -2f, 256f)]
    [InlineData("<i4", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0 }, -2f, 256f)]
    [InlineData("<i8", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0, 0, 0, 0, 0 }, -2f, 256f)]
    [InlineData("<f4", new byte[] { 0, 0, 0, 0xC0, 0, 0, 0x80, 0x3F }, -2f, 1f)]
    [InlineData("<u2", new byte[] { 0xFE, 0xFF, 0, 1 }, 65534f, 256f)]
    [InlineData("<u4", new byte[] { 0, 0, 0, 0x80, 0, 1, 0, 0 }, 2147483648f, 256f)]
    [InlineData("<u8", new byte[] { 0, 0, 0, 0, 0, 0, 0, 0x80, 0, 1, 0, 0, 0, 0, 0, 0 }, 9223372036854775808f, 256f)]
    [InlineData("<f2", new byte[] { 0, 0xC0, 1, 0 }, -2f, 5.9604645E-08f)]
    [InlineData(">b1", new byte[] { 0, 1 }, 0f, 1f)]
    [InlineData(">u2", new byte[] { 0xFF, 0xFE, 1, 0 }, 65534f, 256f)]
    [InlineData(">i2", new byte[] { 0xFF, 0xFE, 1, 0 }, -2f, 256f)]
    [InlineData(">i4", new byte[] { 0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 1, 0 }, -2f, 256f)]
    [InlineData(">i8", new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 0, 0, 0, 0, 1, 0 }, -2f, 256f)]
    [InlineData(">f2", new byte[] { 0xC0, 0, 0x3C, 0 }, -2f, 1f)]
    [InlineData(">f4", new byte[] { 0xC0, 0, 0, 0, 0x3F, 0x80, 0, 0 }, -2f, 1f)]
    [InlineData(">f8", new byte[] { 0xC0, 0, 0, 0, 0, 0, 0, 0, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0 }, -2f, 1f)]
    [InlineData("<f8", new byte[] { 0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F }, -2f, 1f)]
    public void ReadsEveryTypeAndVersion(string descr, byte[] values, float first, float second)
    {
        for (byte version = 1; version <= 3; version++)
        {
            byte[] x = Bytes.Npy($$"""{ "shape":(2,1) ,'fortran_order':False,'descr':'{{descr}}'}""", values, version);
            Assert.Equal([first, second], Read(x).All().Inputs);
        }
    }

    [Fact]
    public void ReadsWhatPython2Wrote()
    {
        Dataset data = Dataset.FromNpz(
            new MemoryStream(
                Bytes.Zip(
                    (
                        "x.npy",
                        Bytes.Npy(
                            "{'descr': '|u1', 'fortran_order': False, 'shape': (4L, 3L), }",
                            [.. Enumerable.Range(0, 12).Select(i => (byte)i)]
                        )
                    ),
                    ("y.npy", Bytes.Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (4L,), }", [4, 3, 2, 1]))
                )
            )
        );
        Assert.Equal([3], data.InputShape.ToArray());
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (float)i), data.All().Inputs);
        Assert.Equal([4, 3, 2, 1], data.All().Targets);
    }

    // a[i, j, k] = 100 i + 10 j + k.
    [Theory]
    [InlineData("2, 3, 4", "|u1")]
    [InlineData("2, 3, 4", ">i2")]
    [InlineData("2, 1, 4", "<i2")]
    [InlineData("2, 1, 1", ">i2")]
    [InlineData("2, 7", "<i2")]
    [InlineData("2,", ">i2")]
    public void ReadsFortranOrder(string shape, string type)
    {
        int[] dims = [.. shape.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)],
            counts = [.. dims, .. Enumerable.Repeat(1, 3 - dims.Length)];
        List<int> c = [],
            fortran = [];
        for (int i = 0; i < counts[0]; i++)
        for (int j = 0; j < counts[1]; j++)
        for (int k = 0; k < counts[2]; k++)
            c.Add(100 * i + 10 * j + k);
        for (int k = 0; k < counts[2]; k++)
        for (int j = 0; j < counts[1]; j++)
        for (int i = 0; i < counts[0]; i++)
            fortran.Add(100 * i + 10 * j + k);
        byte[] values =
        [
            .. fortran.SelectMany(v =>
                type == "|u1" ? new[] { (byte)v }
                : type == ">i2" ? [(byte)(v >> 8), (byte)v]
                : [(byte)v, (byte)(v >> 8)]
            ),
        ];
        Assert.Equal(
            c.Select(v => (float)v),
            Read(Bytes.Npy($$"""{'descr': '{{type}}', 'fortran_order': True, 'shape': ({{shape}}), }""", values)).All().Inputs
        );
    }

    [Theory]
    [InlineData("{'descr': '>c8', 'fortran_order': False, 'shape': (2,)}", "has the type '>c8'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2M,)}", "must have ')' where it goes on with 'M,)}")]
    [InlineData(
        "{'descr': '<c8', 'fortran_order': False, 'shape': (2,)}",
        "has the type '<c8'; b1, u1, u2, u4, u8, i1, i2, i4, i8, f2, f4, f8 can be read"
    )]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}", "holds records")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}", "must say True or False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': ()}", "the array has no axis")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0,)}", "every axis must be at least 1")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", "whole numbers from 0 on in 'shape', but goes on with '-2,)}")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", "whole numbers from 0 on")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", "more than an array of")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}", "[3] of floats is 12 bytes, but only 8 follow the header")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", "more bytes follow the 4 bytes of [1] of floats")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", "needs the keys 'descr', 'fortran_order' and 'shape'")]
    [InlineData("{'descr': '<f4', 'descr': '<f4'}", "unknown or repeated key 'descr'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x", "goes on after its end with 'x'")]
    [InlineData("{'descr': '<f4", "must have a text in quotes")]
    [InlineData("", "must have '{'")]
    public void NamesWhatIsWrongInAHeader(string header, string message) => AssertRefused(message, Bytes.Npy(header, new byte[8]));

    [Fact]
    public void NamesWhatIsWrongAroundIt()
    {
        AssertRefused("is no .npy array", [1, 2, 3]);
        AssertRefused("version 4.0; 1 to 3 can be read", Bytes.Npy("{}", [], 4));
        AssertRefused("the header should have 4294967295 bytes", [.. X[..6], 2, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        AssertRefused(
            "value 0 of sample 1 is NaN",
            Bytes.Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", [0, 0, 0, 0, 0, 0, 0xC0, 0x7F])
        );
        AssertRefused(
            "array 'x' holds 3 samples, but The stream, array 'y' holds 2",
            Bytes.Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (3,)}", [1, 2, 3])
        );
        Assert.Contains(
            "has no array 'z'; it has 'x.npy'",
            Assert.Throws<InvalidDataException>(() => Dataset.FromNpz(new MemoryStream(Bytes.Zip(("x.npy", X))), "x", "z")).Message
        );
        Assert.Contains(
            "The stream: the zip archive is damaged",
            Assert.Throws<InvalidDataException>(() => Dataset.FromNpz(new MemoryStream(X))).Message
        );
    }

    [Fact]
    public void DamagedArchivesAreRefusedOrRead()
    {
        byte[] archive = Bytes.Zip(("x.npy", X), ("y.npy", Y));
        int refused = 0;
        for (int length = 0; length < archive.Length; length++)
            Assert.False(Reads(archive[..length]));
        for (int i = 0; i < archive.Length; i++)
        for (int bit = 0; bit < 8; bit++)
        {
            byte[] changed = [.. archive];
            changed[i] ^= (byte)(1 << bit);
            if (!Reads(changed))
                refused++;
        }
        Assert.InRange(refused, 100, 8 * archive.Length);

        static bool Reads(byte[] archive)
        {
            try
            {
                Dataset.FromNpz(new MemoryStream(archive));
                return true;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }

    private static Dataset Read(byte[] x) => Dataset.FromNpz(new MemoryStream(Bytes.Zip(("x.npy", x), ("y.npy", Y))));

    private static void AssertRefused(string message, byte[] x) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(x)).Message);
}
