namespace NetGen.Samples.Tests;

/// <summary>Networks that make sequences of sequences.</summary>
public class SequenceToSequenceTests
{
    /// <summary>98 of 100 days at least, to the last letter.</summary>
    [Fact]
    public void Translation()
    {
        using var sample = new Sample("Translation");
        sample.Succeeded(@"^found \(MultiHeadAttention\) +\(None, 11, 96\) +24,864 +decoder, encoder$", @"^Picture: .*looks\.svg$");
        Assert.InRange(sample.Number(@"likeliest letter at every step +(\d+\.\d) %"), 98, 100);
        Assert.InRange(sample.Number(@"a beam of 4 +(\d+\.\d) %"), 98, 100);
        Assert.Equal(["looks.svg"], sample.Files);
    }

    [Fact]
    public void Transcription()
    {
        using var sample = new Sample("Transcription");
        sample.Succeeded(@"^ +\d{3,6} read as \d+$", @"^Picture: .*line\.svg$");
        Assert.InRange(sample.Number(@"a beam of 10 +(\d+\.\d) %"), 90, 100);
        Assert.InRange(sample.Number(@"missing or too many +(\d+\.\d) %"), 0, 2.5);
        Assert.Equal(["line.svg"], sample.Files);
    }

    [Theory]
    [InlineData("Translation", "looks.svg")]
    [InlineData("Translation", "looks.svg", "--transformer")]
    [InlineData("Transcription", "line.svg")]
    public void Quick(string name, string picture, params string[] arguments)
    {
        using var sample = new Sample(name, [.. arguments, "--quick"]);
        sample.Succeeded();
        Assert.Equal([picture], sample.Files);
    }
}
