using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class CsvCategoryTests
{
    private const string Text = """
        id,colour,"size, cm",kind
        1,red,10,cat
        2,"blue, dark",NA,dog
        3, red ,30,ape
        4,,40,cat

        """;

    private static readonly CsvOptions s_options = new()
    {
        HasHeader = true,
        InputNames = ["size, cm", "colour"],
        TargetNames = ["kind"],
        CategoryNames = ["colour", "kind"],
        MissingMarkers = ["NA", "?"],
        EmptyValue = -1,
    };

    [Fact]
    public void CategoriesBecomeColumnsAndLabels()
    {
        Dataset data = Dataset.FromCsv(new StringReader(Text), s_options, out CsvSchema schema);
        Assert.Equal(["size, cm", "colour=blue, dark", "colour=red"], schema.InputNames);
        Assert.Equal(["kind"], schema.TargetNames);
        Assert.Equal(["ape", "cat", "dog"], schema.Categories(3));
        Assert.Empty(schema.Categories(0));
        (float[] inputs, float[] targets) = Values(data);
        Assert.Equal([10, 0, 1, -1, 1, 0, 30, 0, 1, 40, 0, 0], inputs);
        Assert.Equal([1, 2, 0, 1], targets);
        Dataset doubles = Dataset.FromCsv(
            new StringReader("a,1,2\nb,3,4"),
            new CsvOptions { CategoryColumns = [0], Precision = Precision.Double },
            out schema
        );
        Assert.Equal((Precision.Double, 3), (doubles.Precision, doubles.InputLength));
        Assert.Equal(["column 0=a", "column 0=b", "column 1"], schema.InputNames);
    }

    [Fact]
    public void ATestFileGetsTheColumnsOfItsTrainingFile()
    {
        Dataset.FromCsv(new StringReader(Text), s_options, out CsvSchema schema);
        using var directory = new TemporaryDirectory();
        string path = directory.Write("schema.json", []);
        schema.Save(path);
        CsvOptions Options(CsvSchema of) =>
            new()
            {
                HasHeader = true,
                InputNames = s_options.InputNames,
                TargetNames = s_options.TargetNames,
                CategoryNames = s_options.CategoryNames,
                Schema = of,
            };
        foreach (CsvSchema of in new[] { schema, CsvSchema.Load(path) })
        {
            Dataset test = Dataset.FromCsv(new StringReader("id,colour,\"size, cm\",kind\n9,red,5,dog\n"), Options(of));
            (float[] inputs, float[] targets) = Values(test);
            Assert.Equal([5, 0, 1], inputs);
            Assert.Equal([2], targets);
            Says.That<InvalidDataException>(
                "line 2, column 2 ('colour'): 'green' is none of the categories that CsvOptions.Schema has: 'blue, dark, red'",
                () => Dataset.FromCsv(new StringReader("id,colour,\"size, cm\",kind\n9,green,5,dog\n"), Options(of))
            );
        }
        string text = File.ReadAllText(path);
        for (int length = 0; length < text.TrimEnd().Length; length += 9)
        {
            File.WriteAllText(path, text[..length]);
            Assert.Throws<InvalidDataException>(() => CsvSchema.Load(path));
        }
        File.WriteAllText(path, text.Replace("\"dog\"", "\"cat\""));
        Says.That<InvalidDataException>("Column 3 has a category twice", () => CsvSchema.Load(path));
    }

    [Theory]
    [InlineData("a,b\nx,1\n", "There is no", "no column 'c'; its header has 'a, b'")]
    [InlineData("a,c,c\nx,1,2\n", "twice", "2 columns 'c'")]
    public void ColumnsAreFoundByName(string text, string _, string says) =>
        Says.That<ArgumentException>(
            says,
            () => Dataset.FromCsv(new StringReader(text), new CsvOptions { HasHeader = true, TargetNames = ["c"] })
        );

    [Fact]
    public void WhatIsMissingIsRefusedWithItsPlace()
    {
        var options = new CsvOptions { CategoryColumns = [0, 2] };
        Says.That<InvalidDataException>(
            "line 2, column 1: '' is no category",
            () => Dataset.FromCsv(new StringReader("a,1,x\n,2,y"), options)
        );
        Says.That<InvalidDataException>(
            "line 2, column 3: '?' is no category",
            () =>
                Dataset.FromCsv(
                    new StringReader("a,1,x\nb,2,?"),
                    new CsvOptions
                    {
                        CategoryColumns = [0, 2],
                        MissingMarkers = ["?"],
                        EmptyValue = 0,
                    }
                )
        );
        Says.That<InvalidDataException>("'b' is no finite number", () => Dataset.FromCsv(new StringReader("a,b,x\n"), options));
        Says.That<ArgumentException>(
            "CsvOptions.HasHeader",
            () => Dataset.FromCsv(new StringReader("a,1,x\n"), new CsvOptions { CategoryNames = ["a"] })
        );
        Says.That<ArgumentException>(
            "by number and by name",
            () =>
                Dataset.FromCsv(
                    new StringReader("a,b\n1,2"),
                    new CsvOptions
                    {
                        HasHeader = true,
                        TargetColumns = [1],
                        TargetNames = ["b"],
                    }
                )
        );
        Says.That<ArgumentException>(
            "category column 5 does not exist",
            () => Dataset.FromCsv(new StringReader("a,1,x\n"), new CsvOptions { CategoryColumns = [5] })
        );
    }

    private static (float[] Inputs, float[] Targets) Values(Dataset data)
    {
        var inputs = new float[data.Count * data.InputLength];
        var targets = new float[data.Count * data.TargetLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, targets);
        return (inputs, targets);
    }
}
