using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>The analysis of null over the code of every kind of layer; all other tests compile without it.</summary>
public class NullableTests
{
    [Fact]
    public void GeneratedCodeHasNoNullWhereNoneMayBe()
    {
        string message = Assert.Single(
            CompiledNetwork.NullableMessages(
                [.. NaNTests.Layers.Select((object[] row) => (string)row[0])],
                "#nullable enable\nclass IsAnalysed { string _text = null; string Text => _text; }"
            )
        );
        Assert.Contains("CS8625", message, StringComparison.Ordinal);
    }
}
