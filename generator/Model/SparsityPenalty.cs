using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>beta · Σ KL(rho ‖ m) of the means m of outputs over the batch.</summary>
internal static class SparsityPenalty
{
    public const string Subject = nameof(ActivityRegularizer);

    // Where a unit is never on, log m and its derivative are still numbers in float; 1 - m is a multiple of 6e-8 there.
    private const double LeastMean = 1e-30,
        LeastRest = 1e-7;

    /// <summary>What attributes behind a layer say of it; null for nothing.</summary>
    public static ActivityRegularizer.SparsityAttribute? Of(LayerSpec spec) =>
        spec.Refinements.FirstOrDefault(r => r.Of == Subject)?.Bind() as ActivityRegularizer.SparsityAttribute;

    /// <summary>What the outputs of a layer must be, since means that are to be a share of 1 are means of shares, and are not; null where
    /// they are, or nothing is said of them.</summary>
    public static string? Objection(Layer layer, LayerSpec said)
    {
        if (Of(said) is null)
            return null;
        Bounds range = Lowering.RangeOf(layer);
        return range is { Low: >= 0, High: <= 1 }
            ? null
            : $"on outputs from 0 to 1, such as those of Sigmoid, and these are from {Number(range.Low)} to {Number(range.High)}";
    }

    private static string Number(double end) =>
        double.IsPositiveInfinity(end) ? "infinity"
        : double.IsNegativeInfinity(end) ? "-infinity"
        : Show.Of(end);

    /// <summary>What is summed and added to the loss.</summary>
    public static Node Terms(Node y, ActivityRegularizer.SparsityAttribute a)
    {
        Node mean = Map.Of(new InverseBatch() * new In(0), Reduce.Sum(y, 0));
        double rho = a.Rho,
            least = rho * Math.Log(rho) + (1 - rho) * Math.Log(1 - rho);
        Expr m = new In(0),
            on = new Un(Fn.Log, Expr.Select(m - LeastMean, m, LeastMean)),
            off = new Un(Fn.Log, Expr.Select(1 - m - LeastRest, 1 - m, LeastRest));
        return Map.Of(a.Beta * (least - rho * on - (1 - rho) * off), mean);
    }
}
