using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Model;

/// <summary>What a recurrent layer writes its step in: a loop over the steps of its sequences or, where a network goes step by step, the
/// one step itself.</summary>
internal abstract class Iteration
{
    /// <summary>What a sequence [n, steps, ..] has at the step.</summary>
    public abstract Node Step(Node sequence);

    /// <summary>What the step before has left, [n, ..]; at first zeros, or what was carried into the network, or
    /// <paramref name="initial"/>.</summary>
    public abstract Node Carry(string name, Shape shape, Node? initial = null);

    /// <summary>Says what each of the carries becomes, in their order.</summary>
    public abstract void Next(params Node[] next);

    /// <summary>What a carry has become, at every step: [n, steps, ..].</summary>
    public abstract Node All(Node carry);

    /// <summary>What it has become in the end.</summary>
    public abstract Node Last(Node carry);
}

/// <summary>All steps, as a scan.</summary>
internal sealed class ScanIteration(Lowering lowering, TimeLoop loop, string owner) : Iteration
{
    private readonly List<Carry> _carries = [];
    private readonly List<string?> _names = [];
    private Scan _scan = null!;

    public override Node Step(Node sequence) => Primitives.Step.Of(loop, sequence);

    public override Node Carry(string name, Shape shape, Node? initial = null)
    {
        string? key = initial is null && !loop.IsReverse && lowering.Training ? $"{owner}.{name}" : null;
        initial ??= key is null ? lowering.Program.Add(new Fill(0, shape)) : lowering.CarriedIn(key, shape);
        _carries.Add(Primitives.Carry.Of(loop, _carries.Count, initial));
        _names.Add(key);
        return _carries[_carries.Count - 1];
    }

    public override void Next(params Node[] next)
    {
        _scan = Scan.Of(lowering.Program, loop, _carries, next);
        for (int i = 0; i < next.Length; i++)
            if (_names[i] is { } key)
                lowering.CarryOut(key, _scan.Last(_carries[i]));
    }

    public override Node All(Node carry) => _scan.All((Carry)carry);

    public override Node Last(Node carry) => _scan.Last((Carry)carry);
}

/// <summary>One step of a network that goes step by step: sequences are one step long, and whoever runs it keeps what is carried.</summary>
internal sealed class SingleStep(Lowering lowering, string owner) : Iteration
{
    private readonly List<(string Name, Node Node)> _carries = [];
    private IReadOnlyList<Node> _next = [];

    public override Node Step(Node sequence) => sequence.Reshape(sequence.Shape.Without([TimeLoop.TimeAxis(sequence.Shape)]));

    public override Node Carry(string name, Shape shape, Node? initial = null)
    {
        _carries.Add(($"{owner}.{name}", lowering.CarriedIn($"{owner}.{name}", shape, initial)));
        return _carries[_carries.Count - 1].Node;
    }

    public override void Next(params Node[] next)
    {
        _next = next;
        for (int i = 0; i < next.Length; i++)
            lowering.CarryOut(_carries[i].Name, next[i]);
    }

    public override Node All(Node carry) =>
        Last(carry) is var last ? last.Reshape(new Shape([Shape.N, 1, .. last.Shape.ToArray().Skip(1)])) : last;

    public override Node Last(Node carry) => _next[_carries.FindIndex(c => c.Node == carry)];
}
