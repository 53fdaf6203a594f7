using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests;

/// <summary>What has an attribute or a name in the runtime is compiled and documented; what the documents count and name is
/// there.</summary>
public partial class CompletenessTests
{
    private static readonly string s_root = Repository.Root;

    private static readonly string s_docs = File.ReadAllText(Path.Combine(s_root, "docs", "layers.md"));

    // Wherever its lines end.
    private static readonly string s_readme = Regex.Replace(File.ReadAllText(Path.Combine(s_root, "README.md")), @"\s+", " ");

    private static IEnumerable<string> Attributes =>
        typeof(LayerAttribute)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(LayerAttribute)) && !t.IsAbstract)
            .Select(t => t.Name[..^"Attribute".Length]);

    [Fact]
    public void EveryLayerIsInTheCatalogueAndTheDocs()
    {
        Assert.Equal(Attributes.Order(), Catalogue.Kinds.Select(k => k.Attribute).Order());
        foreach (string attribute in Attributes)
            Assert.True(
                s_docs.Contains($"\n## {attribute}\n", StringComparison.Ordinal),
                $"docs/layers.md has no section '## {attribute}'."
            );
    }

    /// <summary>What its name says is a penalty or a largest norm is checked as one, on whatever attribute it is.</summary>
    [Fact]
    public void EveryPenaltyIsChecked()
    {
        IEnumerable<Type> types = typeof(Penalties)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Generator.Attributes.LayerAttribute)));
        foreach (Type type in types.Where(t => !t.IsAbstract))
        {
            var attribute = (Generator.Attributes.LayerAttribute)RuntimeHelpers.GetUninitializedObject(type);
            IEnumerable<string> penalties = type.GetProperties().Select(p => p.Name).Where(name => Penalty().IsMatch(name));
            Assert.Equal(penalties.Order(), Penalties.Of(attribute).Select(p => p.Property).Order());
        }
    }

    [Fact]
    public void EveryActivationIsLoweredAndInTheDocs()
    {
        Assert.Equal(Enum.GetNames<Activation>().Order(), Activations.All.Keys.Select(a => a.ToString()).Order());
        foreach (string name in Enum.GetNames<Activation>())
            Assert.True(s_docs.Contains($"\n| `{name}` |", StringComparison.Ordinal), $"docs/layers.md has no line for Activation.{name}.");
    }

    [Fact]
    public void EveryInitializerIsInTheDocs() =>
        Assert.All(
            Enum.GetNames<Initializer>(),
            name =>
                Assert.True(
                    s_docs.Contains($"\n| `{name}` |", StringComparison.Ordinal),
                    $"docs/layers.md has no line for Initializer.{name}."
                )
        );

    [Fact]
    public void TheReadmeListsEveryLayer() =>
        Assert.All(
            Attributes,
            name => Assert.True(s_readme.Contains($"`{name}`", StringComparison.Ordinal), $"README.md does not list `{name}`.")
        );

    [Fact]
    public void TheReadmeCountsActivationsAndInitializers()
    {
        Assert.Contains($"`Activation` ({Enum.GetNames<Activation>().Length} of them)", s_readme);
        int initializers = Enum.GetNames<Initializer>().Count(name => name != nameof(Initializer.Default));
        Assert.Contains($"{initializers} of Keras' initializers", s_readme);
    }

    [Fact]
    public void TheReadmeNamesEveryOptimizer() => Assert.All(Public<Optimizer>(), name => Assert.Matches($@"\b{name}\b", s_readme));

    [Fact]
    public void TheTableOfTrainingHasEveryLoss()
    {
        string training = File.ReadAllText(Path.Combine(s_root, "docs", "training.md"));
        Assert.All(Public<Loss>(), name => Assert.Matches($@"\b{name}\b", training));
    }

    [Fact]
    public void TheReadmeLeadsToEveryDocumentAndSample()
    {
        string[] documents = [.. Directory.GetFiles(Path.Combine(s_root, "docs"), "*.md").Select(file => "docs/" + Path.GetFileName(file))];
        string[] samples =
        [
            .. Directory
                .GetDirectories(Path.Combine(s_root, "samples"))
                .Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
                .Select(folder => "samples/" + Path.GetFileName(folder)),
        ];
        Assert.All(documents.Concat(samples), path => Assert.Matches($@"\({Regex.Escape(path)}[)#]", s_readme));
    }

    /// <summary>Links from one document to another, to a section of it, or to a folder.</summary>
    [Fact]
    public void EveryLinkLeadsSomewhere()
    {
        string[] documents = [.. Directory.GetFiles(s_root, "*.md"), .. Directory.GetFiles(Path.Combine(s_root, "docs"), "*.md")];
        foreach (string document in documents)
        foreach (Match link in Links().Matches(File.ReadAllText(document)))
        {
            string target = link.Groups["path"].Value,
                section = link.Groups["section"].Value;
            string path = target.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, target);
            Assert.True(Path.Exists(path), $"{Path.GetFileName(document)} leads to '{target}', which is not there.");
            Assert.True(
                section.Length == 0 || Sections(path).Contains(section),
                $"{Path.GetFileName(document)} leads to '{target}#{section}'; there is no such section."
            );
        }
    }

    private static IEnumerable<string> Public<TBase>() =>
        typeof(TBase)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(TBase)) && !type.IsAbstract)
            .Select(type => type.Name);

    private static IEnumerable<string> Sections(string document) =>
        File.ReadLines(document)
            .Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '-'));

    [GeneratedRegex("(L1|L2|MaxNorm)$")]
    private static partial Regex Penalty();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(?:#(?<section>[^)\s]+))?\)")]
    private static partial Regex Links();
}
