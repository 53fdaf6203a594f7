using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The kernel structs of one network: each distinct text once, named by what it does.</summary>
internal sealed class KernelLibrary
{
    /// <summary>Stands for the name while a text is written.</summary>
    private const string Open = "\u0002";

    private readonly Dictionary<string, string> _textByName = [];
    private readonly Dictionary<(string Name, string Text), string> _known = [];

    /// <summary>The structs, by name.</summary>
    public IEnumerable<string> Texts => _textByName.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value);

    /// <summary>Adds a table of numbers; gives its name.</summary>
    public string Add(Table table, bool isDouble)
    {
        string number = isDouble ? "double" : "float",
            values = string.Join(", ", table.Values.Select(v => Show.Literal(v, isDouble)));
        return Add(
            $"{table.Title}_{string.Join("x", table.Shape.ToArray().Where(d => d != 1).Select(d => Show.Of(d)))}",
            unique => $"private static global::System.ReadOnlySpan<{number}> {unique} => [{values}];"
        );
    }

    /// <summary>Adds a struct under the name or, if another one has it, the name with a number; gives the name it got.</summary>
    public string Add(string name, Func<string, string> text)
    {
        string open = text(Open);
        if (_known.TryGetValue((name, open), out string? known))
            return known;
        string unique = name;
        for (int i = 2; _textByName.ContainsKey(unique); i++)
            unique = name + "_" + Show.Of(i);
        _textByName[unique] = open.Replace(Open, unique);
        return _known[(name, open)] = unique;
    }

    /// <summary>"Dense_784x64_ReLU": the kind of layer, sizes, and what is done.</summary>
    public static string Name(Kernel kernel, IEnumerable<int> sizes, string what)
    {
        string dims = string.Join("x", sizes.Where(d => d != Shape.N).Select(d => Show.Of(d)));
        return string.Join("_", new[] { kernel.Origin.Kind, dims, what }.Where(part => part.Length > 0));
    }

    /// <summary>The activation that a kernel of the forward pass ends in; empty for none.</summary>
    public static string Activation(Kernel kernel) =>
        kernel.Nodes.Where(n => n is not Map { Expression: In }).Select(n => n.Origin.Activation).LastOrDefault(a => a.Length > 0) ?? "";
}
