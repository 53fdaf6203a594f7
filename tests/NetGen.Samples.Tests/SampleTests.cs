namespace NetGen.Samples.Tests;

/// <summary>Every sample runs as its reader would run it.</summary>
public class SampleTests
{
    [Fact]
    public void AllAreTested() => Assert.Equal(["AddingProblem", "Digits", "FashionMnist", "FashionMnistCnn", "ImageClassifier", "VanishingGradient", "Xor"], Sample.Names);

    [Fact]
    public void Xor()
    {
        using var sample = new Sample("Xor", "--quick");
        sample.Succeeded(@"^x1 x2   target   output$", @"^ 0  1      1     0\.[5-9]", @"^ 1  0      1     0\.[5-9]", @"^ 1  1      0     0\.[0-4]", @"^ 0  0      0     0\.[0-4]",
            @"^Mean squared error after 2,000 steps: \d\.\d\dE-00[2-9]$", @"^Cost curve: .*xor\.svg$");
        Assert.Equal(["xor.svg"], sample.Files);
        sample.Drew("xor.svg", curves: 1, points: 2_000);
    }

    [Fact]
    public void AddingProblem()
    {
        using var sample = new Sample("AddingProblem", "--quick");
        sample.Succeeded(@"^layer +mean squared error +seconds$", @"^SimpleRNN +0\.[12]\d+ +\d+\.\d$", @"^LSTM +0\.[12]\d+ ", @"^GRU +0\.[12]\d+ ", @"^Training curves: .*adding-problem\.svg$");
        Assert.Equal(["adding-problem.svg"], sample.Files);
        sample.Drew("adding-problem.svg", curves: 3, points: 2);
    }

    // Within 0.0006 with every seed from 1 to 10.
    [Fact]
    public void AddingProblemIsSolved()
    {
        using var sample = new Sample("AddingProblem");
        sample.Succeeded();
        foreach (string layer in new[] { "LSTM", "GRU" })
        {
            double error = sample.Number(layer + @" +([\d.]+)");
            Assert.True(error < 0.01, $"{layer} is off by {error}, squared and on average.");
        }
        Assert.True(sample.Number(@"SimpleRNN +([\d.]+)") > 0.05);
        sample.Drew("adding-problem.svg", curves: 3, points: 60);
    }

    [Fact]
    public void Digits()
    {
        using var sample = new Sample("Digits", "--quick");
        sample.Succeeded(@"^Total params: 11,386 \(44\.48 KB\)$", @"^Epoch 1/3 - .* - loss: \d", @"^Epoch 3/3 - .* - val_sparse_categorical_accuracy: 0\.\d", @"of 359 images that it never saw$",
            @"^actual \\ predicted$", @"^One prediction takes [\d,]+ ns \(p50\), [\d,]+ ns \(p99\)\.$", @"^Training curve: .*digits\.svg$");
        Assert.Equal(["digits.svg"], sample.Files);
        sample.Drew("digits.svg", curves: 4, points: 3);
    }

    [Fact]
    public void DigitsLearnsWell()
    {
        using var sample = new Sample("Digits");
        double accuracy = sample.Succeeded(@"^Epoch 30/30 ").Number(@"Test accuracy: ([\d.]+) %");
        Assert.True(accuracy >= 97, $"Digits reaches {accuracy} % of the images held out, not 97 %.");
        sample.Drew("digits.svg", curves: 4, points: 30);
    }

    [Theory]
    [InlineData("--quick")]
    [InlineData("--quick", "--adam")]
    public void FashionMnist(params string[] arguments)
    {
        _ = FashionMnistTests.Data;
        using var sample = new Sample("FashionMnist", arguments);
        sample.Succeeded(@"^Total params: 55,050 \(215\.04 KB\)$", @"^Epoch 1/1 - .* - loss: \d", @"^Test accuracy: [678]\d\.\d\d %$", @"^Training curve: .*fashion-mnist\.svg$");
        Assert.Equal(["fashion-mnist.svg"], sample.Files);
        sample.Drew("fashion-mnist.svg", curves: 4, points: 1);
    }

    [Fact]
    public void FashionMnistCnn()
    {
        _ = FashionMnistTests.Data;
        using var sample = new Sample("FashionMnistCnn", "--quick");
        sample.Succeeded(@"^Total params: 607,394 \(2\.32 MB\)$", @"^Epoch 1/1 - .* - loss: \d", @"^Test accuracy: [78]\d\.\d\d %$", @"^Filters: .*filters\.png$", @"^Feature maps: .*feature-maps\.png$");
        Assert.Equal(["feature-maps.png", "filters.png"], sample.Files);
        Assert.Equal((348, 600), sample.SizeOfPicture("filters.png"));
        Assert.Equal((608, 728), sample.SizeOfPicture("feature-maps.png"));
    }

    [Fact]
    public void ImageClassifier()
    {
        _ = FashionMnistTests.Data;
        using var sample = new Sample("ImageClassifier", "--quick");
        sample.Succeeded(@"^Total params: 93,946 \(366\.98 KB\)$", @"^Epoch 1/1 - .* - loss: \d", @"^Weights: .*image-classifier\.safetensors$", @"^Training curve: .*image-classifier\.svg$",
            @"^  a [\w -]+\? No, a [\w -]+\.$", @"^Test accuracy: [56789]\d\.\d\d % of 1,000 images that it never saw$", @"^What it took for something else: .*mistakes\.png$");
        Assert.Equal(["image-classifier.safetensors", "image-classifier.svg", "mistakes.png"], sample.Files);
        sample.Drew("image-classifier.svg", curves: 4, points: 1);
        Assert.Equal((304, 604), sample.SizeOfPicture("mistakes.png"));
    }

    // docs/recurrent.md prints these numbers.
    [Theory]
    [InlineData("--quick")]
    [InlineData]
    public void VanishingGradient(params string[] arguments)
    {
        using var sample = new Sample("VanishingGradient", arguments);
        sample.Succeeded(@"^steps back +1 +10 +20 +50 +100$", @"^Picture: .*vanishing-gradient\.svg$");
        double After100(string layer) => sample.Number(layer + @".* (\S+)\n");
        Assert.InRange(After100("SimpleRNN"), 1e-20, 1e-16);
        Assert.InRange(After100("LSTM "), 1e-11, 1e-8);
        Assert.InRange(After100("LSTM, forget gates open"), 0.5, 10);
        sample.Drew("vanishing-gradient.svg", curves: 3, points: 100);
    }

    [Theory]
    [InlineData("FashionMnist")]
    [InlineData("FashionMnistCnn")]
    [InlineData("ImageClassifier")]
    public void MissingData(string name)
    {
        using var sample = new Sample(name, "--data", "nowhere");
        Assert.Equal(1, sample.ExitCode);
        Assert.Equal("", sample.Error);
        string line = Assert.Single(sample.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Fashion-MNIST is not in 'nowhere': ", line, StringComparison.Ordinal);
        Assert.Contains("dataset-fashion-mnist", line, StringComparison.Ordinal);
        Assert.Contains("--data DIR", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.Empty(sample.Files);
    }
}
