using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The calls of some kernels with the offsets left open, so that one text may serve for several places.</summary>
internal sealed class PassTemplate
{
    /// <summary>Stands on both sides of an open offset's number.</summary>
    private const char Open = '\u0001';

    private readonly List<(Origin Origin, Origin[] Joined, string Call)> _calls;
    private readonly List<string> _offsets = [];
    private readonly Dictionary<string, int> _slots = [];

    /// <summary>The calls of kernels in a program.</summary>
    /// <param name="scope">The program, given what writes an offset.</param>
    /// <param name="names">The names of its offsets.</param>
    /// <param name="library">What kernels need goes here.</param>
    /// <param name="kernels">In order.</param>
    public PassTemplate(Func<Func<Block, string>, PassScope> scope, OffsetNames names, KernelLibrary library, IEnumerable<Kernel> kernels)
    {
        PassScope open = scope(block => $"{Open}{Show.Of(Slot(names[block]))}{Open}");
        _calls =
        [
            .. kernels
                .Select(kernel => (kernel.Origin, Joined(kernel, open.Plan), Call: KernelCalls.Of(kernel, open, library)))
                .Where(c => c.Call.Length > 0),
        ];
        Key = string.Join("\n", _calls.Select(c => c.Call));
    }

    /// <summary>The text with its offsets open: templates of equal keys differ in nothing else.</summary>
    public string Key { get; }

    /// <summary>The constants that fill the open offsets.</summary>
    public IReadOnlyList<string> Offsets => _offsets;

    /// <summary>The number of the layer that the first call belongs to.</summary>
    public string Layer => _calls[0].Origin.Layer.Split('.')[0];

    public bool IsEmpty => _calls.Count == 0;

    /// <summary>Parameters for the open offsets, named after the constants without their numbers.</summary>
    public IReadOnlyList<string> Parameters()
    {
        var taken = new HashSet<string>(ReservedNames.OfPrograms);
        return [.. _offsets.Select(offset => Identifier.Of(Identifier.Numbered(KernelText.Stem(offset.TrimStart('@')), "", taken)))];
    }

    /// <summary>Writes the calls under a comment a layer.</summary>
    /// <param name="w">The method's body.</param>
    /// <param name="fill">What each open offset is filled with.</param>
    /// <param name="isShared">The calls are those of several layers, whose kinds are named alone.</param>
    public void Write(SourceWriter w, IReadOnlyList<string> fill, bool isShared = false)
    {
        string heading = "";
        foreach ((Origin origin, Origin[] joined, string call) in _calls)
        {
            string own = isShared ? origin.Kind : origin.Heading;
            if (own != heading)
            {
                if (heading.Length > 0)
                    w.Line();
                w.Line("// " + (heading = own));
            }
            if (joined.Length > 0)
                w.Line("// with " + string.Join(", ", joined.Select(o => isShared ? o.Kind : o.Layer).Distinct()));
            string[] parts = call.Split(Open);
            for (int i = 1; i < parts.Length; i += 2)
                parts[i] = fill[int.Parse(parts[i], System.Globalization.CultureInfo.InvariantCulture)];
            w.Line(string.Concat(parts));
        }
    }

    // The other layers that a kernel computes as well.
    private static Origin[] Joined(Kernel kernel, KernelPlan plan) =>
        kernel is ScanKernel
            ? []
            :
            [
                .. kernel
                    .Nodes.SelectMany(node => WithInlined(node, plan))
                    .Select(node => node.Origin)
                    .Where(o => o.Layer != kernel.Origin.Layer && o.Layer != o.Heading)
                    .GroupBy(o => o.Layer)
                    .Select(layer => layer.First()),
            ];

    private static IEnumerable<Node> WithInlined(Node node, KernelPlan plan) =>
        node.Inputs.Where(plan.IsInlined).SelectMany(input => WithInlined(input, plan)).Prepend(node);

    private int Slot(string name)
    {
        if (_slots.TryGetValue(name, out int slot))
            return slot;
        _offsets.Add(name);
        return _slots[name] = _offsets.Count - 1;
    }
}
