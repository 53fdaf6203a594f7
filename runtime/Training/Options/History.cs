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

    /// <summary>Writes everything that was logged over the epochs, as SVG: the losses in one chart, the accuracies in another if there are
    /// any, and each other number in one of its own, with the validation data's beside it. A single epoch is drawn as dots.</summary>
    /// <param name="path">The file.</param>
    public void SaveSvg(string path) => File.WriteAllText(path, ToSvg());

    /// <summary>The picture that <see cref="SaveSvg"/> writes.</summary>
    public string ToSvg()
    {
        string[] keys = [.. Epochs.SelectMany(logs => logs.Keys).Distinct()];
        LineChart[] charts =
        [
            .. keys.GroupBy(Scale)
                .OrderBy(scale =>
                    scale.Key is "loss" ? 0
                    : scale.Key is "accuracy" ? 1
                    : 2
                )
                .Select(scale => Curves(char.ToUpperInvariant(scale.Key[0]) + scale.Key[1..], scale.Key, scale)),
        ];
        return charts.Length == 0 ? Chart.Sheet(1, [Curves("Loss", "loss", [])]) : Chart.Sheet(Math.Min(charts.Length, 3), charts);
    }

    /// <summary>See <see cref="Of"/>.</summary>
    internal void AttachTo(Exception exception) => exception.Data[typeof(History)] = this;

    // Numbers of one scale share an axis.
    private static string Scale(string key)
    {
        string name = key.StartsWith("val_", StringComparison.Ordinal) && key.Length > 4 ? key[4..] : key;
        return name is "loss" || name.EndsWith("_loss", StringComparison.Ordinal) ? "loss"
            : name.EndsWith("accuracy", StringComparison.Ordinal) ? "accuracy"
            : name;
    }

    private LineChart Curves(string title, string yLabel, IEnumerable<string> keys) =>
        new(title, "epoch", yLabel, [.. keys.Select(key => (key, this[key]))]);
}
