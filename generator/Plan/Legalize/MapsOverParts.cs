using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A Map over an image whose parts are products of their own, as <see cref="UnwoundProducts"/> makes it, is a Map over each part,
/// which that part's kernel can join: the image before the Map is never stored.</summary>
internal sealed class MapsOverParts : Rewrite<Map>
{
    protected override Node? Of(Map map, Legalizer legal)
    {
        if (map.Expression is In || map.Inputs.Count > 3 || map.Expression.HasHeavy)
            return null;
        Node? image = map.Inputs.FirstOrDefault(i => i.Shape == map.Shape && legal.Readers(i) == 1 && IsOfParts(legal[i]));
        return image is null || !map.Inputs.All(i => i == image || i.Shape == map.Shape || IsRow(i.Shape))
            ? null
            : legal.Legal(Over(map, legal[image], [.. map.Inputs.Select(i => i == image ? null : legal[i])]));
    }

    // One row of channels, or one number.
    private static bool IsRow(Shape shape) => shape.Rank == 0 || shape.ToArray().Take(shape.Rank - 1).All(dim => dim == 1);

    private static bool IsOfParts(Node image) =>
        image is Reshape ? IsOfParts(image.Inputs[0]) : image is Concat { IsInner: true } && image.Inputs.All(IsPart);

    private static bool IsPart(Node part) => part is Contract || (part is Reshape or Map && part.Inputs.Any(IsPart)) || IsOfParts(part);

    // The Map where null among the inputs stands for the image; the others have its shape, or are one row of channels.
    private static Node Over(Map map, Node image, Node?[] inputs)
    {
        Node Applied() => Map.Of(map.Expression, [.. inputs.Select(i => i ?? image)]);
        bool IsImage(Node? input) => input is not null && input.Shape == image.Shape;
        return image switch
        {
            Reshape { Inputs: var of } when of[0] is var inner => Over(
                    map,
                    inner,
                    [.. inputs.Select(i => IsImage(i) ? i!.Reshape(inner.Shape) : i)]
                )
                .Reshape(image.Shape),
            Concat concat => Concat.Of(
                concat.Axis,
                [
                    .. concat.Inputs.Select(
                        (part, k) =>
                        {
                            int start = concat.Inputs.Take(k).Sum(p => p.Shape[concat.Axis]);
                            return Over(
                                map,
                                part,
                                [.. inputs.Select(i => IsImage(i) ? i!.Slice(concat.Axis, start, part.Shape[concat.Axis]) : i)]
                            );
                        }
                    ),
                ]
            ),
            _ => Applied(),
        };
    }
}
