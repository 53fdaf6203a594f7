using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class TreeLSTM : TreeLayer<TreeLSTMAttribute>
{
    public override string Prefix => "tree_lstm";

    protected override IReadOnlyList<string> Carries => ["c"];

    protected override int Gates(int children) => 3 + children;

    protected override void DeclareBias(ShapeContext c, TreeLSTMAttribute a, int gates) =>
        c.GateBias(a, "bias", 0, gates, a.Units, a.UnitForgetBias ? 3 : -1, gates - 3);

    protected override Node[] Step(LowerContext c, TreeLSTMAttribute a, Node z, IReadOnlyList<Node> children)
    {
        Node Gate(int gate, string name) => RecurrentStep.ActivateGate(c, a.RecurrentActivation, RecurrentStep.Gate(z, gate), name);
        Node i = Gate(0, "i"),
            g = Activate(c, a, RecurrentStep.Gate(z, 1), "g"),
            o = Gate(2, "o");
        Node state = Map.Of(new In(0) * new In(1), i, g);
        for (int k = 0; k < children[1].Shape[1]; k++)
            state = Map.Of(
                new In(0) + new In(1) * new In(2),
                state,
                Gate(3 + k, "f" + Show.Of(k + 1) + "_"),
                RecurrentStep.Gate(children[1], k)
            );
        state.Named("c" + c.Suffix);
        return [Map.Of(new In(0) * new In(1), o, Activate(c, a, state, "y")), state];
    }
}
