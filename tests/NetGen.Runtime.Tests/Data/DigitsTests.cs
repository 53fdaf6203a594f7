using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Tests.Data;

public class DigitsTests
{
    // The counts by digit are those that UCI's description of the set gives for its test part.
    [Fact]
    public void TheSampleDataIsWhole()
    {
        Dataset data = Dataset.FromCsv(Path.Combine(Here(), "../../../samples/Digits/data/digits.csv.gz"));
        var (inputs, targets) = data.All();
        Assert.Equal(1797, data.Count);
        Assert.Equal([64], data.InputShape.ToArray());
        Assert.Equal(
            [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
            targets.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value)
        );
        Assert.Equal((0, 16), (inputs.Min(), inputs.Max()));
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
