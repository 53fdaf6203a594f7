using NetGen.Generator.Layers;
using NetGen.Generator.Lower;

namespace NetGen.Generator.Tests;

/// <summary>What has an attribute or a name in the runtime is compiled and documented.</summary>
public class CompletenessTests
{
    private static readonly string s_docs = File.ReadAllText(Path.Combine(DiagnosticTests.Root(), "docs", "layers.md"));

    private static IEnumerable<string> Attributes =>
        typeof(LayerAttribute).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LayerAttribute)) && !t.IsAbstract).Select(t => t.Name[..^"Attribute".Length]);

    [Fact]
    public void EveryLayerIsInTheCatalogueAndTheDocs()
    {
        Assert.Equal(Attributes.Order(), Catalogue.Kinds.Select(k => k.Attribute).Order());
        foreach (string attribute in Attributes) Assert.True(s_docs.Contains($"\n## {attribute}\n", StringComparison.Ordinal), $"docs/layers.md has no section '## {attribute}'.");
    }

    [Fact]
    public void EveryActivationIsLoweredAndInTheDocs()
    {
        Assert.Equal(Enum.GetNames<Activation>().Order(), Activations.All.Keys.Order());
        foreach (string name in Enum.GetNames<Activation>()) Assert.True(s_docs.Contains($"\n| `{name}` |", StringComparison.Ordinal), $"docs/layers.md has no line for Activation.{name}.");
    }

    [Fact]
    public void EveryInitializerIsInTheDocs() =>
        Assert.All(Enum.GetNames<Initializer>(), name => Assert.True(s_docs.Contains($"\n| `{name}` |", StringComparison.Ordinal), $"docs/layers.md has no line for Initializer.{name}."));
}
