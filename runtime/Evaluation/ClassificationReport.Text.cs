using System.Globalization;
using System.Text;

namespace NetGen;

public sealed partial class ClassificationReport
{
    private bool HasCurves => Classes.Any(c => c.PrecisionRecall is not null);

    /// <summary>A row for each class, then the accuracy and the averages, as scikit-learn prints them, with the area below the ROC curve
    /// and the average precision where there are scores; then the confusion matrix.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = Math.Max("weighted avg".Length, Classes.Max(c => c.Name.Length));
        foreach ((int i, string[] row) in Table().Index())
        {
            text.Append(row[0].PadLeft(width));
            foreach (string cell in row.Skip(1))
                text.Append(cell.PadLeft(10));
            text.Append(i == 0 || i == Classes.Count ? "\n\n" : "\n");
        }
        return text.Append('\n').Append(Matrix).ToString();
    }

    // The cells of the table: a head, the classes, the accuracy and the averages.
    private List<string[]> Table()
    {
        bool hasCurves = HasCurves;
        string[] More(double auc, double precision) => hasCurves ? [Number(auc), Number(precision)] : [];
        string[] Row(string name, AverageScores scores, params string[] more) =>
            [name, Number(scores.Precision), Number(scores.Recall), Number(scores.F1), Count(Samples), .. more];
        List<string[]> rows =
        [
            ["", "precision", "recall", "f1-score", "support", .. hasCurves ? new[] { "auc", "ap" } : []],
            .. Classes.Select(c =>
                (string[])
                    [c.Name, Number(c.Precision), Number(c.Recall), Number(c.F1), Count(c.Support), .. More(c.AUC, c.AveragePrecision)]
            ),
            ["accuracy", "", "", Number(Accuracy), Count(Samples)],
            Row("macro avg", Macro, More(MacroAUC, MacroAveragePrecision)),
            Row("micro avg", Micro),
            Row("weighted avg", Weighted),
        ];
        return rows;
    }

    private double MacroAveragePrecision =>
        Classes.Where(c => c.PrecisionRecall is not null).Select(c => c.AveragePrecision).DefaultIfEmpty(double.NaN).Average();

    private static string Number(double value) => double.IsNaN(value) ? "-" : value.ToString("F4", CultureInfo.InvariantCulture);

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
