using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers.Boltzmann;

/// <summary>What a restricted Boltzmann machine is made of besides its layer: its free energy, and its units given those of the other side.
/// From these the runtime makes contrastive divergence, whose gradient is that of the free energy, Gibbs chains and
/// reconstructions.</summary>
internal static class Machine
{
    /// <summary>The companion of the layer that <paramref name="c"/> infers, whose parameters are declared.</summary>
    public static Companion Of(ShapeContext c, RBMAttribute a, Shape visible, Shape hidden)
    {
        VisibleUnits units = VisibleUnits.Of(a);
        NetworkGraph Graph(LayerKind kind, Shape from, Shape to, Purpose purpose) => Program(c, a, kind, from, to, purpose);
        return new Companion(
            "BoltzmannMachine.Attach",
            [new("name", c.Layer.Name), new("visible", a.Visible), new("categories", a.Categories)],
            [
                new("Energy", "The free energy of visible units.", Graph(new FreeEnergy(units), visible, new Shape(1), Purpose.Objective)),
                new("Hidden", "The hidden units, given the visible ones.", Graph(new HiddenGivenVisible(), visible, hidden, Purpose.Draw)),
                new(
                    "Visible",
                    "The visible units, given the hidden ones.",
                    Graph(new VisibleGivenHidden(units), hidden, visible, Purpose.Draw)
                ),
            ]
        );
    }

    /// <summary>v · W + b: the log-odds of the hidden units.</summary>
    public static Node HiddenField(LowerContext c) => Dense.Affine(c, c.Parameter("kernel", "W")).Named("odds" + c.Suffix);

    // Over all parameters of the layer, so that the same offset holds. Only what is minimised has penalties.
    private static NetworkGraph Program(ShapeContext c, RBMAttribute a, LayerKind kind, Shape from, Shape to, Purpose purpose)
    {
        object[] shape = [.. from.ToArray().Select(d => (object)d)];
        var input = new Layer(0, Spec(new Input(), ("shape", shape.ToEquatableArray())), new Input(), "input", [])
        {
            Output = from,
            Start = 0,
        };
        LayerSpec spec = Spec(
            new RBM(),
            ("units", a.Units),
            (nameof(a.Visible), a.Visible.ToString()),
            (nameof(a.Categories), a.Categories)
        );
        var only = new Layer(1, spec, kind, c.Layer.Name, [input]) { Output = to };
        only.Parameters.AddRange(
            c.Layer.Parameters.Select(p => purpose == Purpose.Draw ? p with { L1 = 0, L2 = 0, Regularizer = null } : p)
        );
        kind.Infer(new ShapeContext(only, c.Network, [], c.Builder));
        return new NetworkGraph(c.Network with { Name = $"{c.Network.Name}.{c.Layer.Name}" }, [input, only], [only]) { Purpose = purpose };
    }

    private static LayerSpec Spec(LayerKind kind, params (string Name, object Value)[] arguments) =>
        new(kind.Attribute, arguments.Select(a => new Argument(a.Name, a.Value)).ToEquatableArray());
}
