using System.Text;
using System.Text.Json;
using NetGen.Serialization;

namespace NetGen;

public sealed partial class ClassificationReport
{
    /// <summary>The report as JSON: "samples", "accuracy", "classes" (a list of "name", "precision", "recall", "f1-score", "support",
    /// "auc", "average_precision"), "macro avg", "micro avg", "weighted avg", "confusion_matrix" (a row for each actual class), and for
    /// each class under "roc_curves" its points as [false-positive rate, true-positive rate, threshold], under "precision_recall_curves"
    /// as [recall, precision, threshold]. What there is not is null, and so is the threshold above all scores.</summary>
    public string ToJson() => Encoding.UTF8.GetString(Json());

    /// <summary>Writes <see cref="ToJson"/> to a file, as a whole or not at all.</summary>
    public void SaveJson(string path) => AtomicFile.Write(path, stream => stream.Write(Json()));

    private byte[] Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("samples", Samples);
            Write(json, "accuracy", Accuracy);
            json.WriteStartArray("classes");
            foreach (ClassScores scores in Classes)
            {
                json.WriteStartObject();
                json.WriteString("name", scores.Name);
                Write(json, new AverageScores(scores.Precision, scores.Recall, scores.F1), scores.Support);
                Write(json, "auc", scores.AUC);
                Write(json, "average_precision", scores.AveragePrecision);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            foreach ((string name, AverageScores average) in new[] { ("macro", Macro), ("micro", Micro), ("weighted", Weighted) })
            {
                json.WriteStartObject($"{name} avg");
                Write(json, average, Samples);
                json.WriteEndObject();
            }
            WriteRows(json, "confusion_matrix", Classes.Count, i => Enumerable.Range(0, Classes.Count).Select(j => (double)Matrix[i, j]));
            WriteCurves(json, "roc_curves", scores => scores.Roc?.Points);
            WriteCurves(json, "precision_recall_curves", scores => scores.PrecisionRecall?.Points);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AverageScores scores, long support)
    {
        Write(json, "precision", scores.Precision);
        Write(json, "recall", scores.Recall);
        Write(json, "f1-score", scores.F1);
        json.WriteNumber("support", support);
    }

    private void WriteCurves(
        Utf8JsonWriter json,
        string name,
        Func<ClassScores, IReadOnlyList<(double First, double Second, double Threshold)>?> points
    )
    {
        json.WriteStartArray(name);
        foreach (ClassScores scores in Classes)
            if (points(scores) is { } curve)
            {
                json.WriteStartObject();
                json.WriteString("class", scores.Name);
                WriteRows(json, "points", curve.Count, i => [curve[i].First, curve[i].Second, curve[i].Threshold]);
                json.WriteEndObject();
            }
        json.WriteEndArray();
    }

    private static void WriteRows(Utf8JsonWriter json, string name, int rows, Func<int, IEnumerable<double>> row)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < rows; i++)
        {
            json.WriteStartArray();
            foreach (double value in row(i))
                if (double.IsFinite(value))
                    json.WriteNumberValue(value);
                else
                    json.WriteNullValue();
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
