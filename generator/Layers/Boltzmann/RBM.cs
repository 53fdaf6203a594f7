using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers.Boltzmann;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class RBM : LayerKind<RBMAttribute>
{
    public override string Prefix => "rbm";

    public override string Companion => "RestrictedBoltzmannMachine";

    protected override Shape? Infer(ShapeContext c, RBMAttribute a)
    {
        if (!c.Positive(nameof(a.Units), a.Units) || Misplaced(c, a) || !IsVector(c))
            return null;
        int units = a.Units,
            visible = c.Input.Last;
        if (!Boltzmann.VisibleUnits.Of(a).Fit(c, a, visible))
            return null;
        c.Weights("kernel", new Shape(visible, units), visible, units, WeightArguments.Of(a), Initializer.GlorotUniform);
        c.Weights("bias", new Shape(units), units, units, new WeightArguments("", Initializer.Default, a.Seed), Initializer.Zeros);
        c.Constant("visible_bias", new Shape(visible), 0);
        c.Layer.Companion = Machine.Of(c, a, new Shape(visible), new Shape(units));
        return new Shape(units);
    }

    // The visible bias is no part of it; it is asked for all the same, so that its gradient is known to be zero.
    protected override Node Lower(LowerContext c, RBMAttribute a)
    {
        c.Parameter("visible_bias", "bv");
        return Fn.Sigmoid[Machine.HiddenField(c)];
    }

    protected override string Describe(RBMAttribute a) => $"RBM({Show.Of(a.Units)})";

    /// <summary>The layer whose values the visible units are: an input or another machine. Null if it is neither.</summary>
    private static Layer? Source(Layer layer)
    {
        Layer source = layer.Inputs[0];
        while (source.Inputs.Count == 1 && source.Kind.Values != ValueBehaviour.Computes)
            source = source.Inputs[0];
        return source.IsInput || source.Kind is RBM ? source : null;
    }

    // Machines stand on each other as a stack, the first on the network's input.
    private static bool Misplaced(ShapeContext c, RBMAttribute a)
    {
        EquatableArray<LayerSpec> all = c.Network.Layers;
        string? reason =
            Source(c.Layer) is not { } source ? $"'{c.Layer.Inputs[0].Name}' is computed by [{c.Layer.Inputs[0].Spec.Kind}]"
            : c.Builder.KindOf(all[c.Layer.Index - 1]) is { IsWrapper: true } ? $"here it stands inside [{all[c.Layer.Index - 1].Kind}]"
            : all.Count(l => c.Builder.KindOf(l) is { IsInput: true }) > 1 ? "there are several inputs"
            : all.Skip(source.Index + 1).Take(c.Layer.Index - source.Index - 1).Any(l => c.Builder.KindOf(l) is RBM)
                ? $"another [RBM] stands on '{source.Name}' already"
            : null;
        if (reason is not null)
            c.Fail(Descriptors.MisplacedMachine, null, reason);
        else if (Source(c.Layer)!.Kind is RBM && Boltzmann.VisibleUnits.Of(a).IsOneHot)
            c.Require(false, nameof(a.Visible), a.Visible, "Bernoulli or Gaussian behind another RBM, which gives probabilities");
        else
            return false;
        return true;
    }
}
