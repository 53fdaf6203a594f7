using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>What the call of a kernel is written in: a program, and how it says where values begin.</summary>
/// <param name="pass">The program.</param>
/// <param name="offset">The offset of a block as C#.</param>
/// <param name="library">Tables go here.</param>
/// <param name="isDouble">double instead of float.</param>
/// <param name="isInference">A single sample takes a path of its own.</param>
internal sealed class PassScope(PassPlan pass, Func<Block, string> offset, KernelLibrary library, bool isDouble, bool isInference)
{
    private readonly Dictionary<Block, string> _tables = [];

    public KernelPlan Plan => pass.Plan;

    public bool IsDouble => isDouble;

    /// <summary>A single sample takes a path of its own.</summary>
    public bool IsInference => isInference;

    public Place Place(Node node)
    {
        Place place = pass.PlaceOf(node);
        if (place.Block.Region == Region.Constant)
            _tables[place.Block] = library.Add((Table)Nodes.Live([node]).Single(n => n is Table), isDouble);
        return place;
    }

    /// <summary>Where the scales of a stored weight's columns begin; null where it has none.</summary>
    public string? Scales(Node weight) => pass.PlaceOf(weight).Block.Scales is { } scales ? Start(scales) : null;

    /// <summary>Where a value begins.</summary>
    public string Address(Place place) =>
        string.Join(
            " + ",
            [
                Start(place.Block),
                .. place.Layout.Offset == 0 ? [] : new[] { Show.Of(place.Layout.Offset) },
                .. place.Running.Select(OffsetText.Of),
            ]
        );

    /// <summary>"from, to" of a loop whose index counts the axes before the last <paramref name="skip"/>: the thread's samples, or its part
    /// of the rows.</summary>
    public static string Range(Shape shape, int skip)
    {
        int[] dims = shape.ToArray();
        long rows = dims.Take(dims.Length - skip).Where(d => d != Shape.N).Aggregate(1L, (product, d) => product * d);
        if (!shape.HasBatch)
            return $"s.First({Show.Of(rows)}), s.Last({Show.Of(rows)})";
        return rows == 1 ? "s.From, s.To" : $"s.From * {Show.Of(rows)}, s.To * {Show.Of(rows)}";
    }

    /// <summary>The number of elements of some axes: "s.N * 4".</summary>
    public static string Count(IEnumerable<int> dims)
    {
        int[] all = dims.ToArray();
        long known = all.Where(d => d != Shape.N).Aggregate(1L, (product, d) => product * d);
        return !all.Contains(Shape.N) ? Show.Of(known)
            : known == 1 ? "s.N"
            : $"s.N * {Show.Of(known)}";
    }

    private string Start(Block block) =>
        block.Region switch
        {
            Region.Constant => $"Ng::Ptr<{(isDouble ? "double" : "float")}>.Of({_tables[block]})",
            Region.Parameters
            or Region.Direction
            or Region.States
            or Region.Gradients
            or Region.Updates
            or Region.Scratch
            or Region.Stored => $"s.{block.Region} + {offset(block)}",
            Region.Carried => $"s.CarriedIn({Show.Of(block.Offset)}, {Show.Of(block.Length)})",
            Region.CarriedOut => $"s.CarriedOut({Show.Of(block.Offset)}, {Show.Of(block.Length)})",
            Region.Samples => $"s.Samples({offset(block)})",
            _ => $"s.{block.Region}",
        };
}
