using NetGen.Generator.Diagnostics;
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

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        CheckSoftmax(c, c.Input.Last);
        if (Function(c.Spec) == "Softmax" && c.Layer.Inputs[0] is { Kind: BatchNormalization } before)
            c.Problems.Add(new Problem(Descriptors.NormalizedSoftmax, new object[] { before.Name }, before.Index));
        return c.CommonArguments() ? c.Input : null;
    }

    public override Node Lower(LowerContext c) => c.Activate(c.X, Function(c.Spec));

    public override string Describe(LayerSpec spec) => Function(spec);
}
