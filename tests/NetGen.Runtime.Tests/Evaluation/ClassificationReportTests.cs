using System.Text.Json;
using System.Xml.Linq;

namespace NetGen.Runtime.Tests;

public class ClassificationReportTests
{
    private static readonly JsonElement s_fixture = JsonFixture.Read("report");

    private static ClassificationReport Report =>
        ClassificationReport.Of(
            s_fixture.GetProperty("labels").Integers(),
            s_fixture.GetProperty("scores").Floats(),
            4,
            ["a", "b", "c<&", "d"]
        );

    /// <summary>Scikit-learn's numbers, of scores with ties and a class that no label has.</summary>
    [Fact]
    public void NumbersAreThoseOfScikitLearn()
    {
        ClassificationReport report = Report;
        Near.Equal(
            s_fixture.GetProperty("matrix").Numbers(),
            [.. Enumerable.Range(0, 16).Select(i => (double)report.Matrix[i / 4, i % 4])]
        );
        Near.Equal(
            s_fixture.GetProperty("classes").Numbers(),
            [.. report.Classes.SelectMany(c => new[] { c.Precision, c.Recall, c.F1, c.Support })]
        );
        foreach (
            (string name, AverageScores average) in new[]
            {
                ("macro", report.Macro),
                ("micro", report.Micro),
                ("weighted", report.Weighted),
            }
        )
            Near.Equal(s_fixture.GetProperty("average").GetProperty(name).Numbers(), [average.Precision, average.Recall, average.F1]);
        Assert.Equal(report.Accuracy, report.Micro.F1, 1e-12);
        Assert.Equal(s_fixture.GetProperty("information").GetDouble(), report.Matrix.MutualInformation, 1e-12);
        foreach ((int i, JsonElement curve) in s_fixture.GetProperty("curves").EnumerateArray().Index())
        {
            ClassScores scores = report.Classes[i];
            Assert.Equal(curve.GetProperty("auc").GetDouble(), scores.AUC, 1e-12);
            Assert.Equal(curve.GetProperty("ap").GetDouble(), scores.AveragePrecision, 1e-12);
            Near.Equal(curve.GetProperty("fpr").Numbers(), [.. scores.Roc!.Points.Select(p => p.FalsePositiveRate)]);
            Near.Equal(curve.GetProperty("tpr").Numbers(), [.. scores.Roc!.Points.Select(p => p.TruePositiveRate)]);
            Near.Equal(curve.GetProperty("precision").Numbers(), [.. scores.PrecisionRecall!.Points.Select(p => p.Precision)]);
            Near.Equal(curve.GetProperty("recall").Numbers(), [.. scores.PrecisionRecall!.Points.Select(p => p.Recall)]);
        }
        Assert.Null(report.Classes[3].Roc);
        Assert.Null(report.Classes[3].PrecisionRecall);
        Assert.Equal(report.Classes.Take(3).Average(c => c.AUC), report.MacroAUC, 1e-12);
    }

    /// <summary>The table of the lecture on evaluation: the model with the lower accuracy is the better one by F1.</summary>
    [Theory]
    [InlineData(new[] { 150, 30, 20, 0, 9, 1, 2, 0, 8 }, 0.76, 0.62)]
    [InlineData(new[] { 198, 2, 0, 9, 1, 0, 4, 4, 2 }, 0.91, 0.53)]
    public void RawLabelsGiveTheTableOfTheLecture(int[] counts, double accuracy, double f1)
    {
        int[] cells = [.. counts.SelectMany((count, cell) => Enumerable.Repeat(cell, count))],
            actual = [.. cells.Select(cell => cell / 3)],
            predicted = [.. cells.Select(cell => cell % 3)];
        ClassificationReport report = ClassificationReport.Of(actual, predicted, 3, ["A", "B", "C"]);
        Assert.Equal(accuracy, Math.Round(report.Accuracy, 2));
        Assert.Equal(f1, Math.Round(report.Matrix.F1, 2));
        Assert.Equal(f1, Math.Round(2 * report.Macro.Precision * report.Macro.Recall / (report.Macro.Precision + report.Macro.Recall), 2));
        Assert.All(report.Classes, c => Assert.Null(c.Roc));
        Assert.DoesNotContain("auc", report.ToString());
    }

    [Fact]
    public void OneScoreTellsTwoClasses()
    {
        ClassificationReport report = ClassificationReport.OfBinary([0, 0, 1, 1, 1], [0.1f, 0.7f, 0.5f, 0.8f, 0.9f], 0.5f, ["no", "yes"]);
        // Above a half, and so not at it: 0.7, 0.8 and 0.9.
        Assert.Equal(new BinaryCounts(2, 1, 1, 1), report.Classes[1].Counts);
        Assert.Equal(new BinaryCounts(1, 1, 1, 2), report.Classes[0].Counts);
        // Of six pairs one is the wrong way round, for both classes.
        Assert.Equal(5 / 6.0, report.Classes[1].AUC, 1e-12);
        Assert.Equal(5 / 6.0, report.Classes[0].AUC, 1e-12);
        Assert.Equal(new BinaryCounts(3, 1, 0, 1), ClassificationReport.OfBinary([0, 0, 1, 1, 1], [-2, 1, 2, 3, 1], 0).Classes[1].Counts);
        Assert.Single(XDocument.Parse(report.RocChart().ToSvg()).Descendants(), e => e.Value.StartsWith("yes, AUC 0.833"));
        Assert.DoesNotContain(XDocument.Parse(report.RocChart().ToSvg()).Descendants(), e => e.Value.StartsWith("no,"));
    }

    [Fact]
    public void TextIsATable()
    {
        ClassificationReport report = ClassificationReport.OfBinary([0, 0, 1, 1, 1], [0.1f, 0.7f, 0.5f, 0.8f, 0.9f], 0.5f, ["no", "yes"]);
        Assert.Equal(
            """
                         precision    recall  f1-score   support       auc        ap

                      no    0.5000    0.5000    0.5000         2    0.8333    0.8333
                     yes    0.6667    0.6667    0.6667         3    0.8333    0.9167

                accuracy                        0.6000         5
               macro avg    0.5833    0.5833    0.5833         5    0.8333    0.8750
               micro avg    0.6000    0.6000    0.6000         5
            weighted avg    0.6000    0.6000    0.6000         5

            actual \ predicted
                 0  1  recall
              0  1  1  50.0 %
              1  1  2  66.7 %

            """,
            report.ToString()
        );
    }

    [Fact]
    public void JsonHasEverything()
    {
        ClassificationReport report = Report;
        JsonElement json = JsonDocument.Parse(report.ToJson()).RootElement;
        Assert.Equal(60, json.GetProperty("samples").GetInt64());
        Assert.Equal(report.Accuracy, json.GetProperty("accuracy").GetDouble());
        Assert.Equal(["a", "b", "c<&", "d"], json.GetProperty("classes").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.Equal(
            report.Classes.Select(c => c.F1),
            json.GetProperty("classes").EnumerateArray().Select(c => c.GetProperty("f1-score").GetDouble())
        );
        Assert.Equal(report.Weighted.Recall, json.GetProperty("weighted avg").GetProperty("recall").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("classes")[3].GetProperty("auc").ValueKind);
        Near.Equal(s_fixture.GetProperty("matrix").Numbers(), json.GetProperty("confusion_matrix").Numbers());
        JsonElement roc = json.GetProperty("roc_curves")[1];
        Assert.Equal("b", roc.GetProperty("class").GetString());
        Assert.Equal(JsonValueKind.Null, roc.GetProperty("points")[0][2].ValueKind);
        Assert.Equal(report.Classes[1].Roc!.Points.Count, roc.GetProperty("points").GetArrayLength());
        Assert.Equal(3, json.GetProperty("precision_recall_curves").GetArrayLength());
    }

    [Fact]
    public void PageStandsByItself()
    {
        History history = new LinearNetwork<float>(2, 2, Activation.Softmax).Fit(
            ArrayData.Classes(10),
            new FitOptions
            {
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                Epochs = 3,
            }
        );
        XDocument page = XDocument.Parse(Report.ToHtml("Digits & more", history).Replace("<!DOCTYPE html>", ""));
        XElement[] all = [.. page.Descendants()];
        Assert.Equal("Digits & more", all.First(e => e.Name.LocalName == "title").Value);
        Assert.Equal(4, all.Count(e => e.Name.LocalName == "svg"));
        Assert.Equal(
            ["Confusion matrix", "ROC curve", "Precision and recall", "Training"],
            all.Where(e => e.Name.LocalName == "h2").Select(e => e.Value)
        );
        Assert.Equal(1 + 4 + 4, all.Count(e => e.Name.LocalName == "tr"));
        Assert.All(all.Where(e => e.Name.LocalName == "tr"), row => Assert.Equal(7, row.Elements().Count()));
        Assert.Contains(all, e => e.Value == "c<&");
        Assert.Contains(all, e => e.Value == "val_loss" || e.Value == "loss");
        // Nothing from elsewhere.
        Assert.DoesNotContain(all.Attributes(), a => a.Name.LocalName is "src" or "href");
        Assert.Equal(
            1,
            XDocument
                .Parse(ClassificationReport.Of([0, 1], [0, 1], 2).ToHtml().Replace("<!DOCTYPE html>", ""))
                .Descendants()
                .Count(e => e.Name.LocalName == "svg")
        );
    }

    [Fact]
    public void FilesAreWhatIsShown()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-").FullName;
        Report.SaveJson(Path.Combine(folder, "a.json"));
        Report.SaveHtml(Path.Combine(folder, "a.html"));
        Report.Matrix.SaveSvg(Path.Combine(folder, "m.svg"));
        Report.Classes[0].Roc!.SaveSvg(Path.Combine(folder, "r.svg"));
        Report.Classes[0].PrecisionRecall!.SaveSvg(Path.Combine(folder, "p.svg"));
        Assert.Equal(Report.ToJson(), File.ReadAllText(Path.Combine(folder, "a.json")));
        Assert.Equal(Report.ToHtml(), File.ReadAllText(Path.Combine(folder, "a.html")));
        Assert.Contains("predicted", File.ReadAllText(Path.Combine(folder, "m.svg")));
        Assert.Contains("AUC 0.", File.ReadAllText(Path.Combine(folder, "r.svg")));
        Assert.Contains("AP 0.", File.ReadAllText(Path.Combine(folder, "p.svg")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void WhatIsNoSampleIsRefusedWithItsPlace()
    {
        Says.That<ArgumentException>("There is no sample", () => ClassificationReport.Of([], Array.Empty<float>(), 2));
        Says.That<ArgumentException>("need 4, but there are 3", () => ClassificationReport.Of([0, 1], [0f, 1, 2], 2));
        Says.That<ArgumentException>(
            "The score of sample 1 for class 0 is NaN",
            () => ClassificationReport.Of([0, 1], [0f, 1, float.NaN, 2], 2)
        );
        Says.That<ArgumentOutOfRangeException>("The label of sample 1 is 2", () => ClassificationReport.Of([0, 2], [0f, 1, 1, 2], 2));
        Says.That<ArgumentOutOfRangeException>("The prediction of sample 0 is -1", () => ClassificationReport.Of([0, 1], [-1, 1], 2));
        Says.That<ArgumentException>("2 samples have 1 predictions", () => ClassificationReport.Of([0, 1], [1], 2));
        Says.That<ArgumentException>("3 names for 2 classes", () => ClassificationReport.Of([0, 1], [1, 1], 2, ["a", "b", "c"]));
        Says.That<ArgumentOutOfRangeException>("NaN", () => ClassificationReport.OfBinary([0, 1], [1, 1], float.NaN));
        Says.That<ArgumentException>("The score of sample 1 is NaN", () => ClassificationReport.OfBinary([0, 1], [1, float.NaN]));
    }
}
