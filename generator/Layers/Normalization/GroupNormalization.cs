using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class GroupNormalization : NormalizationLayer<GroupNormalizationAttribute>
{
    public override string Prefix => "group_normalization";

    protected override Shape? Infer(ShapeContext c, GroupNormalizationAttribute a)
    {
        int channels = c.Input.Last;
        return !c.Require(
            a.Groups == -1 || (a.Groups > 0 && channels % a.Groups == 0),
            nameof(a.Groups),
            a.Groups,
            $"a number that divides the {Show.Of(channels)} channels of its input {c.Given}, or -1 for one group a channel"
        )
            ? null
            : base.Infer(c, a);
    }

    protected override Node Lower(LowerContext c, GroupNormalizationAttribute a)
    {
        Node mean = GroupMean(c.X, a).Named("mean" + c.Suffix),
            variance = GroupMean(Squares(c.X, mean), a).Named("variance" + c.Suffix);
        return Normalize(c, a, mean, Scale(c, a, variance));
    }

    protected override string Describe(GroupNormalizationAttribute a) => $"GroupNormalization({Show.Of(a.Groups)})";

    // Of each channel over its places first, so that rows of channels stay whole; then of the channels of a group, for each of them.
    private static Node GroupMean(Node x, GroupNormalizationAttribute a)
    {
        int channels = x.Shape.Last,
            groups = a.Groups == -1 ? channels : a.Groups;
        int[] places = [.. Enumerable.Range(1, x.Shape.Rank - 2)];
        if (groups == channels)
            return Mean(x, places);
        Node each = places.Length == 0 ? x : Reduce.Sum(x, places);
        Shape parted = new(Shape.N, groups, channels / groups);
        Node all = Reduce.Sum(each.Reshape(parted), 2);
        return Map.Of((double)groups / x.Shape.Length * new In(0), parted, all).Reshape(each.Shape);
    }
}
