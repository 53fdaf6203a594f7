using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Conv1D() : Convolution<Conv1DAttribute>(1, "conv1d")
{
    protected override bool MayBeCausal => true;

    protected override StepBehaviour Steps(Conv1DAttribute a) =>
        a.Padding == Padding.Causal && a.Strides == 1 && !IsFirst(a) ? StepBehaviour.AmongStepsBefore : StepBehaviour.AllAtOnce;

    protected override (int Filters, int Groups) Channels(Conv1DAttribute a) => (a.Filters, a.Groups);

    protected override WindowArguments Windows(Conv1DAttribute a, LayerSpec spec) => WindowArguments.Of(a);

    /// <summary>In a stream the steps before the one that there is, at first zeros, are in the place of padding. Those that a mask leaves
    /// out are seen as in a whole sequence.</summary>
    protected override Node Seen(LowerContext c, Sliding windows)
    {
        int before = (int)windows.Missing[0];
        if (before == 0 || c.Stream is not { } stream)
            return base.Seen(c, windows);
        Node seen = Concat.Of(1, stream.Carry("steps", c.X.Shape.With(1, before)), c.X);
        stream.Next(seen.Slice(1, 1, before));
        return seen;
    }
}
