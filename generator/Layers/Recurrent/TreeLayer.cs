using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A layer that goes through the nodes of a tree, children before parents. Its kinds say how many gates there are and what a node
/// does.</summary>
internal abstract class TreeLayer<TAttribute> : LayerKind<TAttribute>
    where TAttribute : TreeAttribute
{
    /// <summary>The names of what a node hands on beside its output: c, the cell state of a TreeLSTM.</summary>
    protected virtual IReadOnlyList<string> Carries => [];

    protected virtual bool NeedsAllChildren => false;

    protected override StepBehaviour Steps(TAttribute a) => StepBehaviour.InAnotherOrder(a.ReturnSequences);

    protected override (string Property, IReadOnlyList<string> Names) Others(TAttribute a) => (nameof(a.Children), [a.Children ?? ""]);

    protected override Shape? Infer(ShapeContext c, TAttribute a)
    {
        if (!c.Positive(nameof(a.Units), a.Units))
            return null;
        Layer children = c.Layer.Inputs[1];
        if (c.Input.Rank != 2 || children.Output.Rank != 2 || children.Output[0] != c.Input[0])
            return c.Fail(Descriptors.NeedsTree, null, Attribute, c.Input.ToString(), children.Name, children.Output.ToString());
        int count = children.Output[1],
            gates = Gates(count);
        if (!c.Check(new TreeCheck(count, NeedsAllChildren), 1))
            return null;
        c.GateKernel(a, "kernel", c.Input.Last, gates, a.Units, []);
        c.ChildrenKernel(a, "recurrent_kernel", gates, a.Units, count);
        DeclareBias(c, a, gates);
        return RecurrentStep.OutputShape(a, c.Input);
    }

    protected override Node Lower(LowerContext c, TAttribute attribute)
    {
        int units = attribute.Units,
            steps = c.X.Shape[1],
            count = c.Inputs[1].Shape.Last;
        bool hasGates = Gates(count) > 1;
        // The features' share of all nodes is one product.
        Node a = c.PlusBias(Contract.Of(c.X, "nti", c.Parameter("kernel", "W"), hasGates ? "igu" : "iu", hasGates ? "ntgu" : "ntu"))
            .Named("a" + c.Suffix);
        TimeLoop loop = c.Program.NewLoop(steps);
        Node none = c.Program.Add(new Fill(0, new Shape(Shape.N, units))),
            links = Primitives.Step.Of(loop, c.Inputs[1]);
        Carry[] carries = [.. Enumerable.Range(0, 1 + Carries.Count).Select(i => Carry.Of(loop, i, none))];
        Node[] children =
        [
            .. carries.Select((carry, i) => Linked.Of(carry, links).Named((i == 0 ? "h" : Carries[i - 1]) + "k" + c.Suffix)),
        ];
        Node u = c.Parameter("recurrent_kernel", "U");
        Node product = Contract.Of(children[0], "nck", u, hasGates ? "ckgu" : "cku", hasGates ? "ngu" : "nu");
        Node[] after = Step(c, attribute, Primitives.Step.Of(loop, a).Plus(product).Named("z" + c.Suffix), children);
        // Padding changes nothing, so that what is behind it is the root.
        if (c.Mask is { } mask)
            after =
            [
                .. after.Select(
                    (next, i) => Map.Of(Expr.Select(new In(0), new In(1), new In(2)), Primitives.Step.Of(loop, mask), next, carries[i])
                ),
            ];
        for (int i = 0; i < after.Length; i++)
            after[i].Named((i == 0 ? "h" : Carries[i - 1]) + c.Suffix);
        Scan scan = Scan.Of(c.Program, loop, carries, after);
        return attribute.ReturnSequences ? scan.All(carries[0]) : scan.Last(carries[0]);
    }

    protected override string Describe(TAttribute a) => $"{Attribute}({Show.Of(a.Units)}, {a.Children})";

    protected abstract int Gates(int children);

    /// <summary>A node's output, and what else it carries.</summary>
    protected abstract Node[] Step(LowerContext c, TAttribute a, Node z, IReadOnlyList<Node> children);

    protected virtual void DeclareBias(ShapeContext c, TAttribute a, int gates) => c.GateBias(a, "bias", 0, gates, a.Units);

    protected static Node Activate(LowerContext c, TAttribute a, Node x, string name) =>
        Activations.All[a.Activation](x).Named(name + c.Suffix);
}
