using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Dropout whose mask has one value a channel of each sample.</summary>
internal abstract class SpatialDropout<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : SpatialDropoutAttribute
{
    public override ValueBehaviour Values => ValueBehaviour.Disturbs;

    protected override StepBehaviour Steps(TAttribute a) => IsFirst(a) ? StepBehaviour.AllAtOnce : StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, TAttribute a) =>
        HasAxes(c) && Dropout.HasRate(c, nameof(a.Rate), a.Rate) ? c.Input : null;

    protected override Node Lower(LowerContext c, TAttribute a)
    {
        if (!c.IsNoisy)
            return c.X;
        Shape channels = Enumerable.Range(1, Axes).Aggregate(c.X.Shape, (shape, axis) => shape.With(axis, 1));
        return Dropout.Drop(c, c.X, a.Rate, a.Seed, channels);
    }

    protected override string Describe(TAttribute a) => $"{Attribute}({Show.Of(a.Rate)})";
}
