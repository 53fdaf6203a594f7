using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Values and slopes at the ends of what a loss may be given: 0, 1, ties, empty masks, logits of hundreds.</summary>
public class LossEdgeTests
{
    private static readonly LossEdge[] s_edges =
    [
        .. LossEdges.OfElements,
        .. LossEdges.OfRows,
        .. LossEdges.OfMasks,
        .. LossEdges.OfLogits,
    ];

    public static TheoryData<LossEdge> Cases => [.. s_edges];

    [Theory, MemberData(nameof(Cases))]
    public void IsTheFormula(LossEdge edge)
    {
        Near(edge, edge.Of, Batch<double>(edge), 1e-12);
        Near(edge, edge.InFloat, Batch<float>(edge), 1e-5);
        if (edge.Link != Activation.Linear)
            return;
        Near(edge, edge.Of, Judged.Sample<double>(edge.Loss, edge.Z, edge.Target), 1e-12);
        Near(edge, edge.InFloat, Judged.Sample<float>(edge.Loss, edge.Z, edge.Target), 1e-5);
    }

    // Every loss of the table of formulas has edges here.
    [Fact]
    public void NoLossIsWithout() => Assert.Empty(LossFormula.All.Select(f => f.Loss.Name).Except(s_edges.Select(edge => edge.Loss.Name)));

    [Fact]
    public void LogCoshDoesNotOverflow()
    {
        foreach (double sign in new[] { -1.0, 1 })
        {
            (double value, double[] slopes) = Judged.Sample<double>(Loss.LogCosh, [sign * 1e300], [0]);
            Assert.Equal((1e300, sign), (value, slopes[0]));
            (value, slopes) = Judged.Sample<float>(Loss.LogCosh, [sign * 1e38f], [0]);
            Assert.Equal((1e38f, sign), (value, slopes[0]));
        }
    }

    private static (double Value, double[] Slopes) Batch<T>(LossEdge edge)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        Judged.Of<T>(edge.Loss, Links.Of(edge.Link, edge.Z.Length), edge.Z, edge.Target, edge.Z.Length);

    private static void Near(LossEdge edge, Func<double[], double[], double> of, (double Value, double[] Slopes) actual, double tolerance)
    {
        double value = of(edge.Z, edge.Target);
        double[] slopes = edge.Slopes(of);
        Assert.Equal(value, actual.Value, tolerance * Math.Max(1, Math.Abs(value)));
        Assert.Equal(slopes.Length, actual.Slopes.Length);
        for (int i = 0; i < slopes.Length; i++)
            Assert.Equal(slopes[i], actual.Slopes[i], Math.Max(1e-6, tolerance) * Math.Max(1, Math.Abs(slopes[i])));
    }
}
