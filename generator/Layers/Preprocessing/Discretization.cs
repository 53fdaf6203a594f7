using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Discretization : LayerKind<DiscretizationAttribute>
{
    public override string Prefix => "discretization";

    protected override StepBehaviour Steps(DiscretizationAttribute a) =>
        a.OutputMode == OutputMode.Int ? StepBehaviour.EachAlone : StepBehaviour.AllAtOnce;

    protected override Shape? Infer(ShapeContext c, DiscretizationAttribute a)
    {
        if (!(c.Spec.Arguments.Any(argument => argument.Name == "numBins") ? Learns(c, a) : AreUsable(c, a)))
            return null;
        c.Layer.Indices = a.OutputMode == OutputMode.Int ? Bins(a) : null;
        c.Layer.Scratch = Encoding.Scratch(c.Input, Bins(a)) * (a.OutputMode == OutputMode.Int ? 1 : 2);
        return Encoding.Output(c.Input, Bins(a), a.OutputMode);
    }

    // How many boundaries are not above the value. What is no number stays none.
    protected override Node Lower(LowerContext c, DiscretizationAttribute a)
    {
        Node x = StopGradient.Of(c.X),
            boundaries = a.NumBins > 0
                ? c.Parameter("bin_boundaries", "boundaries")
                : Table.Of(c.Program, "Boundaries" + c.Suffix, new Shape(a.BinBoundaries.Length), a.BinBoundaries);
        Node above = Map.Of(
            Expr.Select(new Same(new In(0), new In(0)), Expr.Select(new In(1) - new In(0), 0, 1), new In(0)),
            x.Shape.Append(Bins(a) - 1),
            x.Reshape(x.Shape.Append(1)),
            boundaries
        );
        Node bin = Primitives.Reduce.Sum(above, x.Shape.Rank).Reshape(x.Shape);
        return Encoding.Of(c, bin.Named("bin" + c.Suffix), Bins(a), a.OutputMode);
    }

    protected override string Describe(DiscretizationAttribute a) => $"Discretization({Show.Of(Bins(a))} bins, {a.OutputMode})";

    private static int Bins(DiscretizationAttribute a) => a.NumBins > 0 ? a.NumBins : a.BinBoundaries.Length + 1;

    private static bool Learns(ShapeContext c, DiscretizationAttribute a)
    {
        if (
            !c.Require(
                a.NumBins is >= 2 and <= Encoding.MostTokens,
                nameof(a.NumBins),
                a.NumBins,
                $"between 2 and {Show.Grouped(Encoding.MostTokens)}"
            ) || !c.Check(new BinsOfInput(a.NumBins))
        )
            return false;
        c.Learned("bin_boundaries", new Shape(a.NumBins - 1), 0);
        c.Learned(AdaptedCheck.Count, new Shape(1), 0);
        return true;
    }

    private static bool AreUsable(ShapeContext c, DiscretizationAttribute a)
    {
        double[] bounds = a.BinBoundaries;
        const string Property = nameof(a.BinBoundaries);
        if (
            !c.Require(
                bounds.Length is >= 1 and < Encoding.MostTokens,
                Property,
                $"of {Show.Of(bounds.Length)} values",
                $"of 1 to {Show.Grouped(Encoding.MostTokens - 1)}, or left out for a number of bins, whose boundaries are learned"
            )
        )
            return false;
        for (int i = 0; i < bounds.Length; i++)
        {
            string? range =
                !(Math.Abs(bounds[i]) <= ShapeContext.Largest) ? "between -1e30 and 1e30"
                : i > 0 && bounds[i] <= bounds[i - 1] ? $"above {Show.Of(bounds[i - 1])}, which precedes it"
                : null;
            if (range is not null)
            {
                object[] said = [c.Spec.ArgumentOf(Property), c.Spec.Kind, Show.Of(bounds[i]), range];
                return c.Fail(Descriptors.OutOfRange, Property, i, said) is not null;
            }
        }
        return true;
    }
}
