namespace NetGen.Samples.Tests;

/// <summary>What a network learned of some clothes serves another one for others.</summary>
public class TransferTests
{
    [Fact]
    public void Transfer()
    {
        _ = FashionMnistTests.Data;
        using var sample = new Sample("Transfer", "--quick");
        sample.Succeeded(
            @"^Eight kinds, from 4,800 images, with 56,584 parameters\.$",
            @"^loaded: base\.conv2d\.kernel, base\.conv2d\.bias, base\.conv2d_1\.kernel, base\.conv2d_1\.bias$",
            @"^left: hidden\.kernel, hidden\.bias, head\.kernel, head\.bias$",
            @"^base \(Base\): \[800\], 4,800 parameters, frozen$",
            @"^from nothing, 45 epochs +[89]\d\.\d %$",
            @"^a new head over the frozen base, 15 epochs +[89]\d\.\d %$",
            @"^15 more with the base's second convolution +[89]\d\.\d %$",
            @"^15 more with all layers +[89]\d\.\d %$",
            @"^Picture: .*transfer\.svg$"
        );
        Assert.Equal(["eight.safetensors", "transfer.svg"], sample.Files);
        sample.Drew("transfer.svg", curves: 2, points: 45);
    }

    /// <summary>With all images of the other kinds a frozen base is worth more than three times the epochs.</summary>
    [Fact]
    public void KnowingOtherClothesHelps()
    {
        _ = FashionMnistTests.Data;
        using var sample = new Sample("Transfer");
        sample.Succeeded();
        double nothing = sample.Number(@"from nothing, 45 epochs +(\d+\.\d) %");
        Assert.InRange(sample.Number(@"frozen base, 15 epochs +(\d+\.\d) %"), nothing + 0.3, 100);
        Assert.InRange(sample.Number(@"all layers +(\d+\.\d) %"), nothing + 0.3, 100);
    }
}
