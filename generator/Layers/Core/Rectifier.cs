using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = x where x &gt; 0, otherwise a factor times a function of x.</summary>
internal abstract class Rectifier<TAttribute> : LayerKind<TAttribute>
    where TAttribute : LayerAttribute
{
    protected abstract (string Property, double Value) Factor(TAttribute a);

    protected abstract Node Of(Node x, double factor);

    protected sealed override StepBehaviour Steps(TAttribute a) => StepBehaviour.EachAlone;

    protected sealed override Shape? Infer(ShapeContext c, TAttribute a)
    {
        (string property, double value) = Factor(a);
        return c.Require(value is >= 0 and <= ShapeContext.Largest, property, value, "between 0 and 1e30") ? c.Input : null;
    }

    // 0 times NaN would be 0 to the compiler.
    protected sealed override Node Lower(LowerContext c, TAttribute a) =>
        Factor(a).Value is > 0 and var factor ? Of(c.X, factor) : Fn.ReLU[c.X];

    protected sealed override string Describe(TAttribute a) => $"{Attribute}({Show.Of(Factor(a).Value)})";
}
