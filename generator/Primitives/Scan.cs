using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>A body iterated over time. The body are ordinary nodes that lead back to a <see cref="Step"/> or <see cref="Carry"/> of its
/// loop; whatever else they read does not change from step to step. It has no value itself: <see cref="ScanOut"/> asks for what is wanted
/// of it.</summary>
internal sealed class Scan : Node
{
    private readonly Dictionary<Node, bool> _carried = [];
    private readonly HashSet<Node> _needed = [];

    private Scan(TimeLoop loop, Carry[] carries, Node[] next, Accumulate[] accumulations, Node[] results)
        : base(Shape.Scalar, [.. carries, .. next, .. accumulations, .. results])
    {
        InnerLoop = loop;
        Carries = carries;
        Next = next;
        Accumulations = accumulations;
        Results = results;
    }

    public TimeLoop InnerLoop { get; }

    public IReadOnlyList<Carry> Carries { get; }

    /// <summary>What each of them is for the next step.</summary>
    public IReadOnlyList<Node> Next { get; }

    /// <summary>What its steps add to the accumulators of others.</summary>
    public IReadOnlyList<Accumulate> Accumulations { get; }

    /// <summary>Where nothing is carried: what the loop is for. Whatever of a sample these are made of stays in the loop.</summary>
    public IReadOnlyList<Node> Results { get; }

    /// <summary>Outside of its own loop.</summary>
    public override TimeLoop? Loop => null;

    public override string Operation => "scan " + Show.Of(InnerLoop.Id);

    /// <summary>The scan whose carries become what <paramref name="next"/> says.</summary>
    public static Scan Of(
        TensorProgram program,
        TimeLoop loop,
        IReadOnlyList<Carry> carries,
        IReadOnlyList<Node> next,
        params Accumulate[] accumulations
    )
    {
        // Each has memory of its own, which element-by-element work writes.
        var own = new List<Node>();
        foreach (Node node in next)
            own.Add(node is Map && node.Loop == loop && !own.Contains(node) ? node : Map.Copy(node).InPlaceOf(node));
        return (Scan)program.Add(new Scan(loop, [.. carries], [.. own], accumulations, []));
    }

    /// <summary>The scan that computes values of its body, of which nothing is carried. Those that only look at a sequence need no
    /// loop.</summary>
    public static Scan Of(TensorProgram program, TimeLoop loop, IEnumerable<Node> results) =>
        (Scan)program.Add(new Scan(loop, [], [], [], [.. results.Select(Seen).Where(r => r.Loop == loop).Distinct()]));

    /// <summary>The same loop for no more of its values than these.</summary>
    public Scan Asked(IEnumerable<Node> values) => (Scan)Program.Add(new Scan(InnerLoop, [], [], [], [.. values.Distinct()]));

    /// <summary>What one of the carries is for the next step.</summary>
    public Node NextOf(Carry carry) => Next[Carries.ToList().IndexOf(carry)];

    /// <summary>What one of the carries becomes, for all steps.</summary>
    public Node All(Carry carry) => ScanOut.All(this, NextOf(carry));

    public Node Last(Carry carry) => ScanOut.Last(this, carry);

    /// <summary>A value of the body for all steps: computed in the loop where what follows in the loop needs it, otherwise over all steps
    /// at once.</summary>
    public Node Stack(Node value)
    {
        if (value is Step step)
            return step.Sequence;
        if (value.Loop != InnerLoop)
            throw new InvalidOperationException($"{value} is not of this loop.");
        if (value is LoopCarried || (value is not View && (IsCarried(value) || (Results.Count > 0 && value.HasBatch)) && IsNeeded(value)))
            return ScanOut.All(this, value);
        Node[] inputs = [.. value.Inputs.Select(i => i.Loop == InnerLoop ? Stack(i) : i)];
        return Program.For(value.Origin, () => value.OverTime(inputs, InnerLoop).InPlaceOf(value));
    }

    /// <summary>The sum of a value of the body over all steps.</summary>
    public Node Sum(Node value)
    {
        if (value.Loop != InnerLoop)
            return Map.Of((Expr)InnerLoop.Length * new In(0), value);
        return value.SumOverTime([.. value.Inputs.Select(i => i.Loop == InnerLoop ? Stack(i) : i)], InnerLoop)
            ?? value switch
            {
                Reshape or Transpose or Slice or Pad { Value: 0 } => value.With([Sum(value.Inputs[0])]),
                _ => Reduce.Sum(Stack(value), TimeLoop.TimeAxis(value.Shape)).Reshape(value.Shape),
            };
    }

    /// <summary>Gradients take this scan's results together: see <see cref="Differentiate.ScanGradient"/>.</summary>
    public override Node?[] Vjp(Node dy, bool[] wanted) => throw new InvalidOperationException($"{this} has no value.");

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) =>
        inputs.Count == 0
            ? this
            : inputs[0]
                .Program.Add(
                    new Scan(
                        InnerLoop,
                        [.. inputs.Take(Carries.Count).Cast<Carry>()],
                        [.. inputs.Skip(Carries.Count).Take(Carries.Count)],
                        [.. inputs.Skip(2 * Carries.Count).Take(Accumulations.Count).Cast<Accumulate>()],
                        [.. inputs.Skip(2 * Carries.Count + Accumulations.Count)]
                    )
                );

    private static Node Seen(Node value) => value is View ? Seen(value.Inputs[0]) : value;

    private bool IsCarried(Node value)
    {
        if (!_carried.TryGetValue(value, out bool known))
            _carried[value] = known =
                value is LoopCarried || (value is not Step && value.Inputs.Any(i => i.Loop == InnerLoop && IsCarried(i)));
        return known;
    }

    private bool IsNeeded(Node value)
    {
        if (_needed.Count == 0)
            foreach (Node next in Next.Concat(Accumulations).Concat(Results))
                Need(next);
        return _needed.Contains(value);
    }

    private void Need(Node value)
    {
        if (value.Loop != InnerLoop || !_needed.Add(value))
            return;
        foreach (Node input in value.Inputs)
            Need(input);
    }
}
