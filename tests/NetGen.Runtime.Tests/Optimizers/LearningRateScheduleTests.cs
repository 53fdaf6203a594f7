namespace NetGen.Runtime.Tests;

public class LearningRateScheduleTests
{
    public static TheoryData<string> Names() => [.. Cases.Keys];

    // Values by the formulas of Keras' documentation, and by torch.optim.lr_scheduler.OneCycleLR.
    private static readonly Dictionary<string, (LearningRateSchedule Schedule, (long Step, double Rate)[] Values)> Cases = new()
    {
        ["exponential"] = (new ExponentialDecay(0.1f, 10, 0.5f), [(0, 0.1), (5, 0.1 * Math.Sqrt(0.5)), (10, 0.05), (20, 0.025)]),
        ["stairs"] = (new ExponentialDecay(0.1f, 10, 0.5f, staircase: true), [(0, 0.1), (9, 0.1), (10, 0.05), (29, 0.025)]),
        ["inverse time"] = (new InverseTimeDecay(0.1f, 10, 2), [(0, 0.1), (5, 0.05), (10, 0.1 / 3)]),
        ["inverse time, stairs"] = (new InverseTimeDecay(0.1f, 10, 2, staircase: true), [(9, 0.1), (10, 0.1 / 3), (20, 0.02)]),
        ["polynomial"] = (new PolynomialDecay(0.1f, 10, 0.02f), [(0, 0.1), (5, 0.06), (10, 0.02), (50, 0.02)]),
        ["polynomial, square, cycle"] = (
            new PolynomialDecay(0.1f, 10, 0.02f, 2, cycle: true),
            [(0, 0.1), (5, 0.08 * 0.25 + 0.02), (10, 0.02), (15, 0.08 * 0.0625 + 0.02), (20, 0.02), (21, 0.08 * 0.09 + 0.02)]
        ),
        ["piecewise"] = (new PiecewiseConstantDecay([10, 20], [1, 0.5f, 0.1f]), [(0, 1), (10, 1), (11, 0.5), (20, 0.5), (21, 0.1)]),
        ["cosine"] = (new CosineDecay(0.1f, 10, 0.2f), [(0, 0.1), (5, 0.1 * 0.6), (10, 0.02), (11, 0.02)]),
        ["cosine, warm-up"] = (
            new CosineDecay(0.02f, 10, 0, warmupTarget: 0.1f, warmupSteps: 4),
            [(0, 0.02), (1, 0.04), (3, 0.08), (4, 0.1), (9, 0.05), (14, 0), (20, 0)]
        ),
        ["restarts"] = (
            new CosineDecayRestarts(0.1f, 10, 2, 0.5f),
            [(0, 0.1), (5, 0.05), (10, 0.05), (20, 0.025), (29, 0.025 * (1 + Math.Cos(Math.PI * 0.95))), (30, 0.025), (70, 0.0125)]
        ),
        ["restarts, alike"] = (new CosineDecayRestarts(0.1f, 10, 1, 1, 0.5f), [(0, 0.1), (5, 0.075), (10, 0.1), (25, 0.075), (30, 0.1)]),
        ["one cycle"] = (
            new OneCycle(0.1f, 10),
            [(0, 0.004), (1, 0.052), (2, 0.1), (3, 0.095048466), (5, 0.061126202), (8, 0.004951937), (9, 4e-7), (30, 4e-7)]
        ),
        ["warm-up"] = (new Warmup(new ExponentialDecay(0.1f, 10, 0.5f), 4), [(0, 0.02), (3, 0.08), (4, 0.1), (14, 0.05)]),
    };

    [Theory, MemberData(nameof(Names))]
    public void GivesTheDocumentedRates(string name)
    {
        foreach ((long step, double rate) in Cases[name].Values)
            Assert.Equal(rate, Cases[name].Schedule.At(step), 1e-7);
    }

    [Fact]
    public void NumbersOutOfRangeAreNamed()
    {
        Assert.Equal("decaySteps", Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(0.1f, 0)).ParamName);
        Assert.Equal("decayRate", Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(0.1f, 1, -1)).ParamName);
        Assert.Equal("tMul", Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecayRestarts(0.1f, 1, 0.5f)).ParamName);
        Assert.Equal("pctStart", Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycle(0.1f, 10, 1)).ParamName);
        Assert.Contains(
            "2 boundaries divide the steps into 3 parts, but there are 2 values",
            Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([1, 2], [1, 2])).Message
        );
        Assert.Contains("2 follows 3", Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([3, 2], [1, 2, 3])).Message);
    }

    [Fact]
    public void AnOptimizerFollowsASchedule()
    {
        var optimizer = new SGD { LearningRate = new PiecewiseConstantDecay([1], [0.5f, 0.25f]) };
        Assert.Equal(0.5f, (float)optimizer.LearningRate);
        var e = Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 0.1f);
        Assert.Contains("SGD follows PiecewiseConstantDecay", e.Message);
        optimizer.LearningRate = new ExponentialDecay(0.3f, 1, 1);
        Assert.Equal(0.3f, (float)optimizer.LearningRate);
    }
}
