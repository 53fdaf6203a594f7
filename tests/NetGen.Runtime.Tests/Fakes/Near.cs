namespace NetGen.Runtime.Tests;

/// <summary>Comparisons of many numbers.</summary>
internal static class Near
{
    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"Value {i} is {actual[i]:R}, but should be {expected[i]:R}.");
    }
}
