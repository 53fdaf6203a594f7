using NetGen.Generator.Attributes;

namespace NetGen.Generator.Model;

/// <summary>What the arguments of attributes behind layers must be.</summary>
internal static class RefinementRules
{
    // What is left of 1 is still a number in float.
    private const double ShareOfOne = 1e-6;

    private const string Any = "between -1e30 and 1e30";

    // Of each class of attributes what it asks; the name does not matter that they have as a tensor's.
    private static readonly Func<RefinementAttribute, Rule[]>[] s_rules =
    [
        For<InitializersOf<object>.ConstantAttribute>(a => [Finite(nameof(a.Value), a.Value)]),
        For<InitializersOf<object>.RandomNormalAttribute>(a => [Finite(nameof(a.Mean), a.Mean), Positive(nameof(a.Stddev), a.Stddev)]),
        For<InitializersOf<object>.TruncatedNormalAttribute>(a => [Finite(nameof(a.Mean), a.Mean), Positive(nameof(a.Stddev), a.Stddev)]),
        For<InitializersOf<object>.RandomUniformAttribute>(a =>
            [
                Finite(nameof(a.Minval), a.Minval),
                Finite(nameof(a.Maxval), a.Maxval),
                new(nameof(a.Maxval), a.Maxval, a.Maxval >= a.Minval, "at least minval"),
            ]
        ),
        For<InitializersOf<object>.VarianceScalingAttribute>(a =>
            [new(nameof(a.Scale), a.Scale, a.Scale is > 0 and <= ShapeContext.Largest, "greater than 0 and at most 1e30")]
        ),
        For<InitializersOf<object>.OrthogonalAttribute>(a => [Finite(nameof(a.Gain), a.Gain)]),
        For<InitializersOf<object>.IdentityAttribute>(a => [Finite(nameof(a.Gain), a.Gain)]),
        For<ConstraintsOf<object>.MinMaxNormAttribute>(a =>
            [
                Positive(nameof(a.MinValue), a.MinValue),
                Positive(nameof(a.MaxValue), a.MaxValue),
                new(nameof(a.MaxValue), a.MaxValue, a.MaxValue >= a.MinValue, "at least minValue"),
                new(nameof(a.Rate), a.Rate, a.Rate is >= 0 and <= 1, "between 0 and 1"),
            ]
        ),
        For<RegularizersOf<object>.OrthogonalAttribute>(a => [Positive(nameof(a.Factor), a.Factor)]),
        For<Connections.RandomAttribute>(a =>
            [new(nameof(a.Sparsity), a.Sparsity, a.Sparsity is > 0 and < 1, "greater than 0 and less than 1")]
        ),
        For<Connections.BandAttribute>(a => [new(nameof(a.Width), a.Width, a.Width >= 1, "at least 1")]),
        For<Connections.GroupsAttribute>(a => [new(nameof(a.Groups), a.Groups, a.Groups >= 2, "at least 2")]),
        For<ActivityRegularizer.SparsityAttribute>(a =>
            [
                new(nameof(a.Rho), a.Rho, a.Rho is >= ShareOfOne and <= 1 - ShareOfOne, "between 1e-6 and 1 - 1e-6"),
                Positive(nameof(a.Beta), a.Beta),
            ]
        ),
    ];

    public static IEnumerable<Rule> Of(RefinementAttribute attribute) => s_rules.SelectMany(rules => rules(attribute));

    private static Rule Finite(string property, double value) =>
        new(property, value, value is >= -ShapeContext.Largest and <= ShapeContext.Largest, Any);

    private static Rule Positive(string property, double value) =>
        new(property, value, value is >= 0 and <= ShapeContext.Largest, "between 0 and 1e30");

    private static Func<RefinementAttribute, Rule[]> For<T>(Func<T, Rule[]> of)
        where T : RefinementAttribute => attribute => attribute is T its ? of(its) : [];

    /// <summary>Whether an argument is what it must be.</summary>
    internal sealed record Rule(string Property, double Value, bool Holds, string Range);
}
