namespace NetGen.CompilerServices;

/// <summary>How many targets a metric needs of a network.</summary>
internal static class MetricTargets
{
    /// <summary>Target values of one sample, as a metric beside a loss counts them.</summary>
    /// <exception cref="ArgumentException">The outputs are nothing that the metric can judge; the message says what to do.</exception>
    public static int TargetLength(this ProgramInfo network, Metric metric, Loss loss)
    {
        OutputRange range = loss.LogitLink(network.OutputColumns)?.Range ?? network.Outputs;
        return metric.Objection(network, range) is { } objection
            ? throw new ArgumentException(objection, "metrics")
            : network.TargetLength(metric.Name, metric.TargetLength);
    }
}
