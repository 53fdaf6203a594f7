namespace NetGen;

/// <summary>What is reported besides losses.</summary>
/// <param name="All">Metrics that count all samples alike.</param>
/// <param name="Weighted">Metrics that count samples by their weights.</param>
internal sealed record ReportedMetrics(IReadOnlyList<Metric> All, IReadOnlyList<Metric> Weighted)
{
    private static readonly Dictionary<string, IReadOnlyList<Metric>> s_none = [];

    /// <summary><see cref="All"/> of single outputs, by their names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Metric>> AllOf { get; init; } = s_none;

    /// <summary><see cref="Weighted"/> of single outputs, by their names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Metric>> WeightedOf { get; init; } = s_none;

    /// <summary>The outputs that have some of their own.</summary>
    public IEnumerable<string> Outputs => AllOf.Keys.Union(WeightedOf.Keys);

    /// <summary>Those of one output.</summary>
    public ReportedMetrics Of(string output) =>
        new(List(AllOf, output, nameof(FitOptions.MetricsOf)), List(WeightedOf, output, nameof(FitOptions.WeightedMetricsOf)));

    private static IReadOnlyList<Metric> List(IReadOnlyDictionary<string, IReadOnlyList<Metric>> of, string output, string what)
    {
        if (!of.TryGetValue(output, out IReadOnlyList<Metric>? metrics))
            return [];
        ArgumentNullException.ThrowIfNull(metrics, $"{what}[\"{output}\"]");
        return metrics;
    }
}
