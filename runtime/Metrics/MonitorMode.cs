namespace NetGen;

/// <summary>Which way a number gets better.</summary>
public enum MonitorMode
{
    /// <summary>As the number itself says: see <see cref="Metric.Direction"/> and <see cref="Callback.Keys"/>.</summary>
    Auto,

    /// <summary>It should fall, as losses and errors should.</summary>
    Min,

    /// <summary>It should rise, as accuracies should.</summary>
    Max,
}
