using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Input : LayerKind
{
    public override string Prefix => "input";

    public override Shape? Infer(ShapeContext c)
    {
        IReadOnlyList<int> dims = c.Spec.Ints("shape");
        if (!c.Require(c.Spec.Text("From") is null, "From", c.Spec.Text("From") ?? "", "left out, since an input reads no other tensor"))
            return null;
        foreach (string penalty in new[] { "ActivityL1", "ActivityL2" })
            if (!c.Require(c.Spec.Number(penalty) == 0, penalty, c.Spec.Number(penalty), "0, since no weight changes an input"))
                return null;
        if (!c.Require(dims.Count > 0, "shape", "[]", "one length or more, for example [Input(784)]"))
            return null;
        var shape = new Shape([.. dims]);
        return c.Require(dims.All(d => d > 0), "shape", shape.ToString(), "all at least 1") ? shape : null;
    }

    public override Node Lower(LowerContext c) => throw new InvalidOperationException("Inputs are leaves.");

    public override string Describe(LayerSpec spec) => $"Input({string.Join(", ", spec.Ints("shape").Select(d => Text.Of(d)))})";
}
