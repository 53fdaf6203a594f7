using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A reshape that is no view of its input where that lies is one of the input without padding.</summary>
internal sealed class PackedReshapes : Rewrite<Reshape>
{
    public static Node Of(Reshape reshape) =>
        reshape.Of(reshape.Inputs[0].Layout) is null ? Packed(reshape.Inputs[0]).Reshape(reshape.Shape) : reshape;

    /// <summary>The values of each sample one after another.</summary>
    public static Node Packed(Node x) => Pack.Of(RowLayout.HasRows(x) ? x : Map.Copy(x));

    protected override Node? Of(Reshape node, Legalizer legal) => Of(node);
}
