using System.Text;
using NetGen.Serialization;

namespace NetGen;

public sealed partial class ClassificationReport
{
    private const string Style = """
        body { font-family: sans-serif; color: #333; margin: 2em auto; max-width: 1180px; padding: 0 1em; }
        table { border-collapse: collapse; margin: 1em 0; }
        th, td { padding: 0.25em 0.9em; text-align: right; border-bottom: 1px solid #ddd; font-variant-numeric: tabular-nums; }
        th:first-child, td:first-child { text-align: left; }
        tr.average td { background: #f6f6f6; }
        svg { max-width: 100%; height: auto; }
        """;

    /// <summary>The classes whose curves tell more than those of the others: with two classes and one score, that of class 1 is that of
    /// class 0 mirrored.</summary>
    private IEnumerable<ClassScores> Shown => _isBinary ? Classes.Skip(1) : Classes;

    /// <summary>The report as one page that needs no other file: the table, the confusion matrix, the curves where there are scores, and
    /// how training went where a history is given, all as SVG in the page. It is XML as well.</summary>
    /// <param name="title">Stands above it.</param>
    /// <param name="history">What <see cref="NetworkTraining.Fit"/> returned; null for none.</param>
    public string ToHtml(string title = "Classification report", History? history = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.Append($"<title>{SvgText.Escape(title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        page.Append($"<h1>{SvgText.Escape(title)}</h1>\n<p>Accuracy {Number(Accuracy)} over {Count(Samples)} samples.</p>\n");
        AppendTable(page);
        Append(page, "Confusion matrix", ToChart().ToSvg());
        if (Shown.Any(c => c.Roc is not null))
            Append(page, "ROC curve", RocChart().ToSvg());
        if (Shown.Any(c => c.PrecisionRecall is not null))
            Append(page, "Precision and recall", PrecisionRecallChart().ToSvg());
        if (history is not null)
            Append(page, "Training", history.ToSvg());
        return page.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>Writes <see cref="ToHtml"/> to a file, as a whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">Stands above it.</param>
    /// <param name="history">What <see cref="NetworkTraining.Fit"/> returned; null for none.</param>
    public void SaveHtml(string path, string title = "Classification report", History? history = null)
    {
        byte[] page = Encoding.UTF8.GetBytes(ToHtml(title, history));
        AtomicFile.Write(path, stream => stream.Write(page));
    }

    /// <summary>The confusion matrix as a picture.</summary>
    public Chart ToChart() => Matrix.ToChart([.. Classes.Select(c => c.Name)]);

    /// <summary>The ROC curves of the classes that have one, each against all others; of two classes with one score that of class
    /// 1.</summary>
    public Chart RocChart() => RocCurve.Picture(Shown.Where(c => c.Roc is not null).Select(c => (c.Name, c.Roc!)));

    /// <summary>The precision-recall curves likewise.</summary>
    public Chart PrecisionRecallChart() =>
        PrecisionRecallCurve.Picture(Shown.Where(c => c.PrecisionRecall is not null).Select(c => (c.Name, c.PrecisionRecall!)));

    private void AppendTable(StringBuilder page)
    {
        page.Append("<table>\n");
        foreach ((int i, string[] row) in Table().Index())
        {
            string cell = i == 0 ? "th" : "td";
            page.Append(i > Classes.Count ? "<tr class=\"average\">" : "<tr>");
            foreach (string text in row.Concat(Enumerable.Repeat("", Table()[0].Length - row.Length)))
                page.Append($"<{cell}>{SvgText.Escape(text)}</{cell}>");
            page.Append("</tr>\n");
        }
        page.Append("</table>\n");
    }

    private static void Append(StringBuilder page, string heading, string svg) => page.Append($"<h2>{heading}</h2>\n{svg}");
}
