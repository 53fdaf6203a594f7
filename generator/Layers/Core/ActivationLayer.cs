using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class ActivationLayer : LayerKind<ActivationAttribute>
{
    public override string Prefix => "activation";

    protected override StepBehaviour Steps(ActivationAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, ActivationAttribute a)
    {
        CheckRows(c, c.Input.Last, a.Function);
        if (!Activations.IsElementwise(a.Function) && c.Layer.Inputs[0] is { Kind: BatchNormalization } before)
            c.Problems.Add(new Problem(Descriptors.NormalizedSoftmax, new object[] { before.Name }, before.Index));
        return c.Input;
    }

    protected override string? Elsewhere(ShapeContext c, ChannelOrder order, int axis) =>
        Activations.IsElementwise(Of(c.Spec).Function) ? null : PutPermutation(c, order);

    protected override Node Lower(LowerContext c, ActivationAttribute a) => c.Activate(c.X, a.Function);

    protected override string Describe(ActivationAttribute a) => a.Function.ToString();
}
