using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPadding2D() : Spatial(2, "zero_padding2d")
{
    private static readonly string[][] s_sides =
    [
        ["top", "height", "padding"],
        ["bottom", "height", "padding"],
        ["left", "width", "padding"],
        ["right", "width", "padding"],
    ];

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.CommonArguments() || !HasAxes(c))
            return null;
        foreach (string[] side in s_sides)
            if (side.FirstOrDefault(c.Spec.Has) is { } name && !c.Require(c.Spec.Int(name) >= 0, name, c.Spec.Int(name), "at least 0"))
                return null;
        int[] sides = Sides(c.Spec);
        int Sum(int a) => (int)Math.Min(int.MaxValue, (long)c.Input[a] + sides[2 * a] + sides[2 * a + 1]);
        return new Shape(Sum(0), Sum(1), c.Input.Last);
    }

    public override Node Lower(LowerContext c) =>
        Sides(c.Spec) is var sides ? Pad.Of(c.X, [0, sides[0], sides[2], 0], [0, sides[1], sides[3], 0]) : c.X;

    public override string Describe(LayerSpec spec)
    {
        int[] sides = Sides(spec);
        return $"ZeroPadding2D({string.Join(", ", (sides.Distinct().Count() == 1 ? sides.Take(1) : sides).Select(s => Text.Of(s)))})";
    }

    // Top, bottom, left, right.
    private static int[] Sides(LayerSpec spec) => [.. s_sides.Select(names => spec.Int(names.FirstOrDefault(spec.Has) ?? "padding", 1))];
}
