using NetGen.Tuning;

namespace NetGen;

public sealed partial class SearchResults
{
    private const int Columns = 2;

    /// <summary>Writes a picture of what mattered as SVG: <see cref="Importance"/> as bars, then a chart for each hyperparameter, the most
    /// important first, of scores against its values. Failed trials have no score and are left out of these.</summary>
    /// <param name="path">The file.</param>
    public void SaveSvg(string path) => File.WriteAllText(path, ToSvg());

    /// <summary>The picture that <see cref="SaveSvg"/> writes.</summary>
    public string ToSvg() =>
        Chart.Sheet(
            Columns,
            [
                new BarChart("What mattered", "share of the differences that it explains by itself", [.. Importance]),
                .. Importance.Select(pair => ChartOf(_space.Find(h => h.Name == pair.Name)!)),
            ]
        );

    private ScoreChart ChartOf(Hyperparameter h) =>
        new(
            h,
            _objective.Name,
            [
                .. _trials
                    .Where(r => r.Score is not null && r.Values.ContainsKey(h.Name))
                    .Select(r => (h.Position(r.Values[h.Name]), r.Score!.Value)),
            ]
        );
}
