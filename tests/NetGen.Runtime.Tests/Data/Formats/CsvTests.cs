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
        byte[] bytes = Encoding.UTF8.GetBytes(text),
            withMark = [0xEF, 0xBB, 0xBF, .. bytes];
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
        Dataset data = Dataset.FromCsv(
            new StringReader("\"a;\n\"\"b\"\"\";c;d;e\n\"1\";2;\"3\";4\n5;6;7;\"8\"\n"),
            new CsvOptions
            {
                HasHeader = true,
                Separator = ';',
                TargetColumns = [2, 0],
            }
        );
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
        error = Assert.Throws<InvalidDataException>(() =>
            Dataset.FromCsv(new StringReader("a,b,c\n1,2\n"), new CsvOptions { HasHeader = true })
        );
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

    // The beginnings of files of scikit-learn's own: a count of samples instead of names, as many cells as it likes, or names behind such a
    // line.
    [Theory]
    [InlineData("150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n4.9,3.0,1.4,0.2,0\n", 1, false, 4, 5.1f)]
    [InlineData("569,30,malignant,benign\n17.99,10.38,122.8,0\n20.57,17.77,132.9,0\n", 1, false, 3, 17.99f)]
    [InlineData("178,13,class_0,class_1,class_2\n14.23,1.71,0\n", 1, false, 2, 14.23f)]
    [InlineData("506,13,,,\n\"CRIM\",\"ZN\",\"INDUS\",\"CHAS\",\"MEDV\"\n0.00632,18,2.31,0,24\n", 1, true, 4, 0.00632f)]
    [InlineData("a,b\n\n\"c\nd\",e\n1,2\n", 2, true, 1, 1f)]
    public void PassesLinesOver(string text, int lines, bool hasHeader, int inputs, float first)
    {
        Dataset data = Dataset.FromCsv(new StringReader(text), new CsvOptions { SkipLines = lines, HasHeader = hasHeader });
        Assert.Equal([inputs], data.InputShape.ToArray());
        Assert.Equal(first, data.All().Inputs[0]);
    }

    [Fact]
    public void LinesStayCountedFromTheFilesFirst()
    {
        Exception error = Assert.Throws<InvalidDataException>(() =>
            Dataset.FromCsv(new StringReader("count: 2\na,b\n1,2\n3,x\n"), new CsvOptions { SkipLines = 1, HasHeader = true })
        );
        Assert.Contains("line 4, column 2 ('b'): 'x' is no finite number.", error.Message);
        Assert.Contains(
            "has no line of numbers behind those that are passed over",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new StringReader("1,2\n"), new CsvOptions { SkipLines = 3 })).Message
        );
        error = Assert.Throws<InvalidDataException>(() =>
            Dataset.FromCsv(new StringReader("569,30,malignant,benign\n1,2,3,4,5\n"), new CsvOptions { HasHeader = true })
        );
        Assert.Contains(
            "line 2 has 5 cells, but the header has 4. If more lines stand before the numbers, CsvOptions.SkipLines passes them over.",
            error.Message
        );
        error = Assert.Throws<InvalidDataException>(() =>
            Dataset.FromCsv(new StringReader("506,13,,\nCRIM,ZN,INDUS,MEDV\n1,2,3,4\n"), new CsvOptions { HasHeader = true })
        );
        Assert.Contains(
            "line 2, column 1 ('506'): 'CRIM' is no finite number. If names take more than one line, CsvOptions.SkipLines passes the "
                + "others over",
            error.Message
        );
    }

    [Theory]
    [InlineData("1,2\n3,4\n", 0)]
    [InlineData("\n \n 1 ,\"-2e3\"\n3,4\n", 0)]
    [InlineData("a,b\n1,2\n3,4\n", 1)]
    public void AHeaderOfNumbersIsRefused(string text, int skip)
    {
        Exception error = Assert.Throws<InvalidDataException>(() =>
            Dataset.FromCsv(new StringReader(text), new CsvOptions { HasHeader = true, SkipLines = skip })
        );
        Assert.Contains("is said to hold names, but it holds nothing but numbers: a sample would be lost.", error.Message);
    }

    [Fact]
    public void ReadsDecimalCommas()
    {
        Dataset data = Dataset.FromCsv(
            new StringReader("x;y\n1,5;-2,25e1\n\"3\";0,125\n"),
            new CsvOptions
            {
                HasHeader = true,
                Separator = ';',
                DecimalSeparator = ',',
            }
        );
        Assert.Equal([1.5f, 3], data.All().Inputs);
        Assert.Equal([-22.5f, 0.125f], data.All().Targets);
        Assert.Equal([1.5f], Dataset.FromCsv(new StringReader("\"1,5\",0"), new CsvOptions { DecimalSeparator = ',' }).All().Inputs);
        Assert.Contains(
            "'1.5' is no finite number",
            Assert
                .Throws<InvalidDataException>(() =>
                    Dataset.FromCsv(new StringReader("1.5;0"), new CsvOptions { Separator = ';', DecimalSeparator = ',' })
                )
                .Message
        );
        Assert.Contains(
            "'1,5' is no finite number. If a comma stands before decimals, set CsvOptions.DecimalSeparator.",
            Assert
                .Throws<InvalidDataException>(() => Dataset.FromCsv(new StringReader("1,5;0"), new CsvOptions { Separator = ';' }))
                .Message
        );
        Assert.Contains(
            "line 1 has one cell, '1;5', but a sample has an input and a target at least. Is ',' what CsvOptions.Separator should be?",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new StringReader("1;5\n"))).Message
        );
    }

    [Fact]
    public void ChoosesColumns()
    {
        const string text = "id,kind,a,b\nx1,0,1,2\n\"x,2\",1,3,4\n";
        Dataset data = Dataset.FromCsv(
            new StringReader(text),
            new CsvOptions
            {
                HasHeader = true,
                InputColumns = [3, 2],
                TargetColumns = [1],
            }
        );
        Assert.Equal([2, 1, 4, 3], data.All().Inputs);
        Assert.Equal([0, 1], data.All().Targets);
        Assert.Equal([1, 3], Dataset.FromCsv(new StringReader(text), new CsvOptions { HasHeader = true, InputColumns = [2] }).All().Inputs);
        Assert.Equal(
            [2, 4],
            Dataset.FromCsv(new StringReader(text), new CsvOptions { HasHeader = true, InputColumns = [2] }).All().Targets
        );
        Refused(
            "The input column 4 does not exist; The text has the columns 0 to 3.",
            new CsvOptions { HasHeader = true, InputColumns = [4] }
        );
        Refused(
            "The column 3 is both an input and a target, which the last one is unless CsvOptions.TargetColumns says otherwise.",
            new CsvOptions { HasHeader = true, InputColumns = [2, 3] }
        );
        Refused(
            "The column 2 is both an input and a target.",
            new CsvOptions
            {
                HasHeader = true,
                InputColumns = [2],
                TargetColumns = [2],
            }
        );
        Refused("The input columns [] must be at least one, each once.", new CsvOptions { HasHeader = true, InputColumns = [] });
        Assert.Contains(
            "line 3 has 3 cells, but line 2 has 4",
            Assert
                .Throws<InvalidDataException>(() =>
                    Dataset.FromCsv(
                        new StringReader("a,b,c,d\n1,2,3,4\n1,2,3\n"),
                        new CsvOptions
                        {
                            HasHeader = true,
                            InputColumns = [0],
                            TargetColumns = [1],
                        }
                    )
                )
                .Message
        );

        static void Refused(string message, CsvOptions options) =>
            Assert.StartsWith(
                message,
                Assert.Throws<ArgumentException>("options", () => Dataset.FromCsv(new StringReader(text), options)).Message
            );
    }

    [Fact]
    public void EmptyCellsCountAsTheValueGiven()
    {
        var options = new CsvOptions { EmptyValue = -1.5 };
        Dataset data = Dataset.FromCsv(new StringReader("1,,3\n , 5 ,\n\"\",6,7\n"), options);
        Assert.Equal([1, -1.5f, -1.5f, 5, -1.5f, 6], data.All().Inputs);
        Assert.Equal([3, -1.5f, 7], data.All().Targets);
        Assert.Contains(
            "line 1, column 2: '' is no finite number. CsvOptions.EmptyValue says what an empty cell counts as.",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new StringReader("1,,3\n"))).Message
        );
        Assert.Contains(
            "'?' is no finite number",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new StringReader("1,?,3\n"), options)).Message
        );
        foreach (double value in new[] { double.NaN, 1e300 })
            Assert.Contains(
                "it must be finite",
                Assert
                    .Throws<ArgumentException>(
                        "options",
                        () => Dataset.FromCsv(new StringReader("1,2"), new CsvOptions { EmptyValue = value })
                    )
                    .Message
            );
    }

    [Theory]
    [InlineData('1')]
    [InlineData('-')]
    [InlineData('e')]
    [InlineData(' ')]
    [InlineData('"')]
    public void OddDecimalSeparatorsAreRefused(char separator) =>
        Assert.Contains(
            "cannot stand before decimals",
            Assert
                .Throws<ArgumentException>(
                    "options",
                    () => Dataset.FromCsv(new StringReader("1,2"), new CsvOptions { DecimalSeparator = separator })
                )
                .Message
        );

    [Fact]
    public void DamagedGzipIsNamed()
    {
        byte[] file = Bytes.Gzip(Encoding.UTF8.GetBytes("1,2\n3,4\n"));
        for (int length = 0; length < file.Length; length++)
            Assert.ThrowsAny<InvalidDataException>(() => Dataset.FromCsv(new MemoryStream(file[..length])));
        file[^6] ^= 1;
        Assert.Contains(
            "The stream: the compressed data is damaged",
            Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(new MemoryStream(file))).Message
        );
    }
}
