using System.Globalization;
using System.Text;
using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class CsvTests
{
    [Fact]
    public void ReadsFilesStreamsAndTextPlainOrGzip()
    {
        const string text = "1, 2.5,0\r\n\r\n-3e1,+4,1\n  \n";
        using var directory = new TemporaryDirectory();
        byte[] bytes = Encoding.UTF8.GetBytes(text), withMark = [0xEF, 0xBB, 0xBF, .. bytes];
        Dataset[] sets =
        [
            Dataset.FromCsv(directory.Write("a.csv", bytes)),
            Dataset.FromCsv(directory.Write("b.csv", Bytes.Gzip(withMark))),
            Dataset.FromCsv(new Unseekable(withMark)),
            Dataset.FromCsv(new StringReader(text)),
        ];
        foreach (Dataset data in sets)
        {
            Assert.Equal([2], data.InputShape.ToArray());
            Assert.Equal([1, 2.5f, -30, 4], data.All().Inputs);
            Assert.Equal([0, 1], data.All().Targets);
        }
    }

    [Fact]
    public void ReadsHeadersQuotesSeparatorsAndTargetColumns()
    {
        Dataset data = Dataset.FromCsv(new StringReader("\"a;\n\"\"b\"\"\";c;d;e\n\"1\";2;\"3\";4\n5;6;7;\"8\"\n"), new CsvOptions { HasHeader = true, Separator = ';', TargetColumns = [2, 0] });
        Assert.Equal([2, 4, 6, 8], data.All().Inputs);
        Assert.Equal([3, 1, 7, 5], data.All().Targets);
        Assert.Equal([2], data.TargetShape.ToArray());
    }

    [Fact]
    public void APointIsAPointInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal([1.5f], Dataset.FromCsv(new StringReader("1.5,0")).All().Inputs);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1,2\n3,x\n", "The text, line 2, column 2: 'x' is no finite number.")]
    [InlineData("1,2\n\n3,\n", "line 3, column 2: '' is no finite number")]
    [InlineData("a,b\n3,4\n", "line 1, column 1: 'a' is no finite number. If the first line holds names, set CsvOptions.HasHeader.")]
    [InlineData("1,2\n3,NaN\n", "line 2, column 2: 'NaN' is no finite number")]
    [InlineData("1,2\n1e99,1\n", "line 2, column 1: '1e99' is no finite number")]
    [InlineData("1,2\n\"1,5\",1\n", "line 2, column 1: '1,5' is no finite number")]
    [InlineData("1,2\n1\n", "line 2 has 1 cells, but line 1 has 2")]
    [InlineData("1,2\n1,2,3\n", "line 2 has 3 cells, but line 1 has 2")]
    [InlineData("1,2\n\"3\n\n,4\n", "line 2, column 1: the quote is not closed")]
    [InlineData("1,2\n\"3\"4,4\n", "line 2, column 1: '4,4' follows the closing quote where a separator must")]
    [InlineData("\"1\n\",2\n3,x", "line 3, column 2: 'x'")]
    [InlineData("\n \n", "has no line of numbers")]
    public void NamesThePlace(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new StringReader(text))).Message);

    [Fact]
    public void NamesTheColumnAndTheFile()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("iris.csv", "width,kind\n1,setosa\n");
        Exception error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path, new CsvOptions { HasHeader = true }));
        Assert.Contains($"{path}, line 2, column 2 ('kind'): 'setosa' is no finite number.", error.Message);
        Assert.DoesNotContain("HasHeader", error.Message);
        error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new StringReader("a,b,c\n1,2\n"), new CsvOptions { HasHeader = true }));
        Assert.Contains("line 2 has 2 cells, but the header has 3", error.Message);
    }

    [Fact]
    public void NamesBadOptions()
    {
        AssertRefused("The target column 2 does not exist; The text has the columns 0 to 1", new CsvOptions { TargetColumns = [2] });
        AssertRefused("The target column -1 does not exist", new CsvOptions { TargetColumns = [-1] });
        AssertRefused("must be at least one, each once", new CsvOptions { TargetColumns = [1, 1] });
        AssertRefused("must be at least one, each once", new CsvOptions { TargetColumns = [] });
        AssertRefused("all are targets", new CsvOptions { TargetColumns = [0, 1] });
        AssertRefused("The separator cannot be", new CsvOptions { Separator = '"' });

        static void AssertRefused(string message, CsvOptions options) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => Dataset.FromCsv(new StringReader("1,2\n"), options)).Message);
    }

    [Fact]
    public void DamagedGzipIsNamed()
    {
        byte[] file = Bytes.Gzip(Encoding.UTF8.GetBytes("1,2\n3,4\n"));
        for (int length = 0; length < file.Length; length++)
            Assert.ThrowsAny<InvalidDataException>(() => Dataset.FromCsv(new MemoryStream(file[..length])));
        file[^6] ^= 1;
        Assert.Contains("The stream: the compressed data is damaged", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new MemoryStream(file))).Message);
    }
}
