using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class ActivationLayer : LayerKind
{
    public override string Attribute => "Activation";

    public override string Prefix => "activation";

    public override Shape? Infer(ShapeContext c)
    {
        CheckSoftmax(c, c.Input.Last);
        return c.CommonArguments() ? c.Input : null;
    }

    public override Node Lower(LowerContext c) => c.Activate(c.X, Function(c.Spec));

    public override string Describe(LayerSpec spec) => Function(spec);
}
