using System.Globalization;
using NetGen.Generator.Graph;

namespace NetGen.Layers.Tests.Composition;

/// <summary>Stacks that nobody thought of.</summary>
public class RandomStackTests
{
    // A network inside, whose class no stack declares, and a machine, which learns from the network's input alone.
    private static readonly string[] s_elsewhere = ["Subnetwork", "RBM"];

    [Fact]
    public void EveryKindIsDrawn()
    {
        var draw = new StackDraw(new System.Random(1));
        IEnumerable<string> kinds = Enumerable.Range(0, 3000).SelectMany(_ => draw.Draw().Layers).Select(Stack.KindOf);
        Assert.Equal(s_elsewhere.Order(), Catalogue.Kinds.Select(k => k.Attribute).Except(kinds).Order());
    }

    // NETGEN_STACKS = "count" or "count,seed" draws others.
    [Fact]
    public void AreRight()
    {
        int[] asked =
        [
            .. (Environment.GetEnvironmentVariable("NETGEN_STACKS") ?? "100,1")
                .Split(',')
                .Select(part => int.Parse(part, CultureInfo.InvariantCulture)),
        ];
        (int count, int seed) = (asked[0], asked.Length > 1 ? asked[1] : 1);
        var draw = new StackDraw(new System.Random(seed));
        (int compiled, IReadOnlyList<string> faults) = StackRun.Check([.. Enumerable.Range(0, count).Select(_ => draw.DrawAsking())]);
        Assert.True(faults.Count == 0, $"{faults.Count} of {compiled} stacks are wrong:\n{string.Join('\n', faults)}");
        Assert.True(compiled > 0.8 * count, $"The compiler took only {compiled} of {count} stacks.");
    }
}
