using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPadding2D() : Spatial<ZeroPadding2DAttribute>(2, "zero_padding2d")
{
    protected override Shape? Infer(ShapeContext c, ZeroPadding2DAttribute a)
    {
        Sides sides = Zeros(a);
        if (!c.CommonArguments() || !HasAxes(c) || !sides.AreNatural(c))
            return null;
        int Sum(int length, long zeros) => (int)Math.Min(int.MaxValue, length + zeros);
        return new Shape(Sum(c.Input[0], sides.Height), Sum(c.Input[1], sides.Width), c.Input.Last);
    }

    protected override Node Lower(LowerContext c, ZeroPadding2DAttribute a) => Pad.Of(c.X, Zeros(a).Before, Zeros(a).Behind);

    protected override string Describe(ZeroPadding2DAttribute a) => $"ZeroPadding2D({Zeros(a)})";

    private static Sides Zeros(ZeroPadding2DAttribute a) =>
        new((nameof(a.Top), a.Top), (nameof(a.Bottom), a.Bottom), (nameof(a.Left), a.Left), (nameof(a.Right), a.Right));
}
