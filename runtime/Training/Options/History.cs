namespace NetGen;

/// <summary>What <see cref="NetworkTraining.Fit"/> logged.</summary>
public sealed class History
{
    internal History(IReadOnlyList<IReadOnlyDictionary<string, double>> epochs) => Epochs = epochs;

    /// <summary>For each epoch its numbers under Keras' keys: "loss", the metrics' names, and both with "val_" before them for the
    /// validation data.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Epochs { get; }

    /// <summary>The epochs that had ended when training ended in this exception; null if it does not come from training.</summary>
    public static History? Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Data[typeof(History)] as History;
    }

    /// <summary>One number of all epochs; NaN where an epoch does not have it.</summary>
    public double[] this[string key] => [.. Epochs.Select(logs => logs.TryGetValue(key, out double value) ? value : double.NaN)];

    /// <summary>Writes a chart of the losses over the epochs, and beside it one of the accuracies if there are any, as SVG.</summary>
    /// <param name="path">The file.</param>
    public void SaveSvg(string path)
    {
        string[] keys = [.. Epochs.SelectMany(logs => logs.Keys).Distinct()];
        var charts = new List<LineChart> { Chart("Loss", "loss", keys.Where(key => key == "loss" || key.EndsWith("_loss"))) };
        string[] accuracies = [.. keys.Where(key => key.EndsWith("accuracy"))];
        if (accuracies.Length > 0)
            charts.Add(Chart("Accuracy", "accuracy", accuracies));
        File.WriteAllText(path, LineChart.Svg(charts));
    }

    /// <summary>See <see cref="Of"/>.</summary>
    internal void AttachTo(Exception exception) => exception.Data[typeof(History)] = this;

    private LineChart Chart(string title, string yLabel, IEnumerable<string> keys) =>
        new(title, "epoch", yLabel, [.. keys.Select(key => (key, this[key]))]);
}
