using System.Text;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>Which rooms of a project refer to which: a room is a folder, and it refers to another if anything that stands in it binds to a
/// type or a member that is declared there.</summary>
internal sealed class RoomGraph
{
    private readonly Dictionary<(string From, string To), (int Count, Reference Example)> _edges;

    /// <summary>Gathers references by rooms.</summary>
    /// <param name="references">Paths of their files are relative to the project.</param>
    /// <param name="depth">Folders below this depth are part of the one above.</param>
    public RoomGraph(IEnumerable<Reference> references, int depth = int.MaxValue) =>
        _edges = (
            from reference in references
            let room = Room(reference.File, depth)
            where !Array.Exists(reference.Declared, file => Room(file, depth) == room)
            group reference by (room, Room(reference.Declared[0], depth))
        ).ToDictionary(edge => edge.Key, edge => (edge.Count(), edge.First()));

    /// <summary>The references that close circles: a row of text for each pair of rooms, the fewest first, since these are the ones to cut.
    /// Empty if there is no circle.</summary>
    public string Circles()
    {
        Dictionary<string, HashSet<string>> reached = _edges.Keys.Select(e => e.From).Distinct().ToDictionary(room => room, Reached);
        string[][] circles =
        [
            .. reached
                .Keys.Where(room => reached[room].Contains(room))
                .GroupBy(room => reached[room].Where(other => Reaches(other, room)).Min(StringComparer.Ordinal))
                .Select(circle => circle.Order(StringComparer.Ordinal).ToArray()),
        ];
        var text = new StringBuilder();
        foreach (string[] circle in circles)
            text.AppendLine($"Each of {string.Join(", ", circle)} refers to all others, directly or through them:")
                .AppendJoin('\n', Rows(circle))
                .AppendLine();
        return text.ToString();

        bool Reaches(string from, string to) => reached.TryGetValue(from, out HashSet<string>? rooms) && rooms.Contains(to);
    }

    private IEnumerable<string> Rows(string[] rooms) =>
        from edge in _edges
        where rooms.Contains(edge.Key.From) && rooms.Contains(edge.Key.To)
        orderby edge.Value.Count, edge.Key
        select $"  {edge.Key.From} -> {edge.Key.To}: {edge.Value.Count}, such as {edge.Value.Example}";

    private HashSet<string> Reached(string room)
    {
        HashSet<string> reached = [];
        Queue<string> open = new([room]);
        while (open.TryDequeue(out string? next))
            foreach ((string from, string to) in _edges.Keys)
                if (from == next && reached.Add(to))
                    open.Enqueue(to);
        return reached;
    }

    private static string Room(string path, int depth) =>
        path.Split('/')[..^1] is { Length: > 0 } folders ? string.Join('/', folders.Take(depth)) : "(root)";
}
