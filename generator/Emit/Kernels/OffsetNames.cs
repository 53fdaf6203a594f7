using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Names for where values begin, which the generated code has as constants: those of weights for a whole network, those of what is
/// computed for each program.</summary>
internal sealed class OffsetNames
{
    private readonly OffsetNames? _weights,
        _shared;
    private readonly Dictionary<(Region Region, int Offset), string> _names = [];
    private readonly Dictionary<(Region Region, int Offset), string> _shapes = [];
    private readonly HashSet<string> _taken = [.. ReservedNames.OfPrograms];

    private OffsetNames(OffsetNames? weights, OffsetNames? shared)
    {
        (_weights, _shared) = (weights, shared);
        foreach (OffsetNames? others in new[] { weights, shared })
            _taken.UnionWith(others?._taken ?? []);
    }

    /// <summary>The names of the weights that a program reads, which are those of their gradients as well.</summary>
    public static OffsetNames OfWeights(PassPlan pass)
    {
        var names = new OffsetNames(null, null);
        foreach ((Node leaf, Block block) in pass.Leaves.Select(l => (l.Key, l.Value)).OrderBy(l => l.Value.Offset))
        {
            if (block.Region is Region.Parameters or Region.States or Region.Stored)
                names.Add(block, leaf.Shape);
            if (block.Scales is { } scales)
                names.Add(scales, new Shape(scales.Length));
        }
        return names;
    }

    /// <summary>The names of what a program computes, given those of the weights.</summary>
    /// <param name="pass">The program.</param>
    /// <param name="shared">The names of another program, which serve for what lies at the same place under the same name; null for
    /// none.</param>
    public OffsetNames Of(PassPlan pass, OffsetNames? shared = null)
    {
        var names = new OffsetNames(this, shared);
        foreach ((Node node, Place place) in pass.Plan.Places.Select(p => (p.Key, p.Value)))
            if (place.Layout.Offset == 0 && node is not ScanOut)
                names._shapes[Key(place.Block)] = Shown(node.Shape, node.Rows);
        return names;
    }

    /// <summary>The constant that says where a block begins.</summary>
    public string this[Block block] =>
        _weights is not null && Key(block).Region is Region.Parameters or Region.States or Region.Stored ? _weights[block]
        : _shared is not null && _shared._names.TryGetValue(Key(block), out string? same) && IsFor(same, block) ? same
        : _names.TryGetValue(Key(block), out string? name) ? name
        : _names[Key(block)] = Fresh(block.Name);

    /// <summary>Writes the constants that were asked for, a line each with the shape of what begins there.</summary>
    public void Write(SourceWriter w, string access = "private", string remark = "")
    {
        if (_names.Count == 0)
            return;
        if (remark.Length > 0)
            w.Line("// " + remark);
        w.Line($"{access} const int");
        var rows = _names.OrderBy(n => n.Key.Region).ThenBy(n => n.Key.Offset).ToList();
        for (int i = 0; i < rows.Count; i++)
        {
            string shape = _shapes.TryGetValue(rows[i].Key, out string? known) ? $" // {known}" : "";
            w.Line($"    {rows[i].Value} = {Show.Of(rows[i].Key.Offset)}{(i < rows.Count - 1 ? "," : ";")}{shape}");
        }
        w.Line();
    }

    private void Add(Block block, Shape shape)
    {
        _names[Key(block)] = Fresh(block.Name);
        _shapes[Key(block)] = Shown(shape, rows: 1);
    }

    // A method of a phase is called Forward0 or the like.
    private string Fresh(string name) =>
        Identifier.Of(Identifier.Numbered(name.TrimEnd([.. "0123456789"]) is "Forward" or "Backward" ? name + "_" : name, "_", _taken));

    // Its own name, or with the number by which it was told from others; what has no name of its own has the number of a node.
    private static bool IsFor(string name, Block block) =>
        name == Identifier.Of(block.Name)
        || name.StartsWith(block.Name + "_", StringComparison.Ordinal)
        || (IsUnnamed(name) && IsUnnamed(block.Name));

    private static bool IsUnnamed(string name) => name[0] == 't' && name.Length > 1 && name.Skip(1).All(char.IsDigit);

    // A gradient lies as its parameter does, and so does a direction, and what a state becomes as the state.
    private static (Region Region, int Offset) Key(Block block) =>
        (
            block.Region switch
            {
                Region.Gradients or Region.Direction => Region.Parameters,
                Region.Updates => Region.States,
                _ => block.Region,
            },
            block.Offset
        );

    // Of one sample; a value that a loop keeps has a row for each step.
    private static string Shown(Shape shape, int rows)
    {
        IEnumerable<int> lengths = shape.ToArray().Where(length => length != Shape.N);
        return $"[{string.Join(", ", (rows > 1 ? lengths.Prepend(rows) : lengths).Select(length => Show.Of(length)))}]";
    }
}
