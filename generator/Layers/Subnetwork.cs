using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Subnetwork : LayerKind
{
    public override string Prefix => "subnetwork";

    public override string NameOf(LayerSpec spec) => Snake(spec.Network("network")?.Type ?? Prefix);

    public override Shape? Infer(ShapeContext c)
    {
        SubnetworkSpec inner = c.Spec.Network("network")!;
        if (inner.Cycle is not null)
            return c.Fail(Descriptors.Cycle, "network", inner.Cycle);
        if (inner.Spec is null)
            return c.Fail(Descriptors.NotANetwork, "network", inner.Type);
        if (inner.Spec.IsDouble != c.Network.IsDouble)
            return c.Fail(Descriptors.SubnetworkPrecision, "network", c.Network.Name, c.Network.Number, inner.Type, inner.Spec.Number);
        if (GraphBuilder.Build(inner.Spec, []) is not { } graph)
            return c.Fail(Descriptors.BrokenSubnetwork, "network", inner.Type);
        if (graph.InputShape != c.Input)
            return c.Fail(Descriptors.SubnetworkShape, null, inner.Type, graph.InputShape.ToString(), c.Input.ToString());
        if (!graph.Checks.All(check => c.Check(check)))
            return null;
        c.Layer.Subnetwork = graph;
        c.Layer.Parameters.AddRange(graph.Parameters.Select(p => p with { Name = c.Layer.Name + "." + p.Name }));
        return graph.OutputShape;
    }

    public override Node Lower(LowerContext c) => c.LowerSubnetwork();

    public override string Describe(LayerSpec spec) => spec.Network("network")!.Type;

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
