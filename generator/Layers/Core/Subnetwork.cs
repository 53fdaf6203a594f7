using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

internal sealed class Subnetwork : LayerKind<SubnetworkAttribute>
{
    public override string Prefix => "subnetwork";

    public override string NameOf(LayerSpec spec) => Snake(spec.Network?.Type ?? Prefix);

    protected override Shape? Infer(ShapeContext c, SubnetworkAttribute a)
    {
        SubnetworkSpec inner = c.Spec.Network!;
        if (inner.Cycle is not null)
            return c.Fail(Descriptors.Cycle, nameof(a.Network), inner.Cycle);
        if (inner.Spec is null)
            return c.Fail(Descriptors.NotANetwork, nameof(a.Network), inner.Type);
        if (inner.Spec.IsDouble != c.Network.IsDouble)
            return c.Fail(
                Descriptors.SubnetworkPrecision,
                nameof(a.Network),
                c.Network.Name,
                c.Network.Number,
                inner.Type,
                inner.Spec.Number
            );
        if (c.Builder.Build(inner.Spec) is not { } graph)
            return c.Fail(Descriptors.BrokenSubnetwork, nameof(a.Network), inner.Type);
        if (graph.InputShape != c.Input)
            return c.Fail(Descriptors.SubnetworkShape, null, inner.Type, graph.InputShape.ToString(), c.Input.ToString());
        if (!graph.Checks.All(check => c.Check(check)))
            return null;
        c.Layer.Subnetwork = graph;
        c.Layer.Parameters.AddRange(graph.Parameters.Select(p => p with { Name = c.Layer.Weights + "." + p.Name }));
        return graph.OutputShape;
    }

    public override Layer? ChannelsFirstOf(Layer layer) => layer.Subnetwork!.Outputs[0].ChannelsFirstOf;

    protected override Node Lower(LowerContext c, SubnetworkAttribute a) => c.LowerSubnetwork();

    protected override string Describe(SubnetworkAttribute a, LayerSpec spec) => spec.Network!.Type;

    private static string Snake(string name) =>
        string.Concat(
            name.Select(
                (ch, i) =>
                    char.IsUpper(ch) ? (i > 0 && !char.IsUpper(name[i - 1]) ? "_" : "") + char.ToLowerInvariant(ch)
                    : char.IsLetterOrDigit(ch) ? ch.ToString()
                    : "_"
            )
        );
}
