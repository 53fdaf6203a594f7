using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers.Boltzmann;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class RBM : LayerKind
{
    public override string Prefix => "rbm";

    public override string Companion => "RestrictedBoltzmannMachine";

    public override Companion CompanionOf(Layer layer, NetworkSpec network) => Machine.Of(layer, network);

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("units") || !c.CommonArguments() || Misplaced(c) || !IsVector(c))
            return null;
        int units = c.Spec.Int("units"),
            visible = c.Input.Last;
        if (!VisibleUnits.Of(c.Spec).Fit(c, visible))
            return null;
        c.Kernel(new Shape(visible, units), visible, units);
        c.Bias(new Shape(units));
        c.Constant("visible_bias", new Shape(visible), 0);
        return new Shape(units);
    }

    // The visible bias is no part of it; it is asked for all the same, so that its gradient is known to be zero.
    public override Node Lower(LowerContext c)
    {
        c.Parameter("visible_bias", "bv");
        return Fn.Sigmoid[Machine.HiddenField(c)];
    }

    public override string Describe(LayerSpec spec) => $"RBM({Text.Of(spec.Int("units"))})";

    /// <summary>The layer whose values the visible units are: an input or another machine. Null if it is neither.</summary>
    private static Layer? Source(Layer layer)
    {
        Layer source = layer.Inputs[0];
        while (source.Inputs.Count == 1 && (source.Kind.KeepsValues || source.Kind.IsNoise))
            source = source.Inputs[0];
        return source.Kind is Input or RBM ? source : null;
    }

    // Machines stand on each other as a stack, the first on the network's input.
    private static bool Misplaced(ShapeContext c)
    {
        EquatableArray<LayerSpec> all = c.Network.Layers;
        string? reason =
            Source(c.Layer) is not { } source ? $"'{c.Layer.Inputs[0].Name}' is computed by [{c.Layer.Inputs[0].Spec.Kind}]"
            : Catalogue.Find(all[c.Layer.Index - 1].Kind) is Wrapper ? $"here it stands inside [{all[c.Layer.Index - 1].Kind}]"
            : all.Count(l => l.Kind == "Input") > 1 ? "there are several inputs"
            : all.Skip(source.Index + 1).Take(c.Layer.Index - source.Index - 1).Any(l => l.Kind == "RBM")
                ? $"another [RBM] stands on '{source.Name}' already"
            : null;
        if (reason is not null)
            c.Fail(Descriptors.MisplacedMachine, null, reason);
        else if (Source(c.Layer)!.Kind is RBM && VisibleUnits.Of(c.Spec).IsOneHot)
            c.Require(
                false,
                "Visible",
                c.Spec.Member("Visible", ""),
                "Bernoulli or Gaussian behind another RBM, which gives probabilities"
            );
        else
            return false;
        return true;
    }
}
