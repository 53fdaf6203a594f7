using System.Globalization;
using System.Text;
using NetGen.Tuning;

namespace NetGen;

public sealed partial class SearchResults
{
    /// <summary>A table with a row for each trial, the best first, then how important each hyperparameter was.</summary>
    public override string ToString()
    {
        bool hasEpochs = _trials.Any(r => r.Epochs is not null);
        List<string[]> rows =
        [
            ["trial", _objective.Name, .. _space.Select(h => h.Name), .. hasEpochs ? ["epochs"] : Array.Empty<string>(), "seconds"],
            .. _trials.Select(r => Row(r, hasEpochs)),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach ((int i, string[] row) in rows.Index())
        {
            text.AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column])));
            if (i > 0 && _trials[i - 1].Error is { } error)
                text.Append("  ").Append(error.ReplaceLineEndings(" "));
            text.Append('\n');
        }
        if (Importance.Count > 0)
            text.Append("\nexplains of the differences: ")
                .AppendJoin(", ", Importance.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Name} {pair.Share:P0}")))
                .Append('\n');
        return text.ToString();
    }

    private string[] Row(TrialResult result, bool hasEpochs) =>
        [
            result.Number.ToString(CultureInfo.InvariantCulture),
            result.Score?.ToString("G5", CultureInfo.InvariantCulture) ?? "failed",
            .. _space.Select(h => result.Values.TryGetValue(h.Name, out string? value) ? Short(h, value) : "-"),
            .. hasEpochs ? [result.Epochs?.ToString(CultureInfo.InvariantCulture) ?? "-"] : Array.Empty<string>(),
            result.Seconds.ToString("F1", CultureInfo.InvariantCulture),
        ];

    private static string Short(Hyperparameter h, string value) =>
        h.Labels is null ? h.Position(value).ToString("G4", CultureInfo.InvariantCulture) : SvgText.Cut(value, 24);
}
