using System.Diagnostics;
using System.Globalization;

namespace NetGen;

/// <summary>See <see cref="TrainingProgress.Console"/>.</summary>
internal sealed class ConsoleProgress(TextWriter output, bool plain) : TrainingProgress
{
    private const int BarLength = 24;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private long _start,
        _drawn;
    private int _lineLength;

    public override void OnTrainBegin(TrainingContext context)
    {
        if (context.Note is { } note)
            output.WriteLine(note);
    }

    public override void OnEpochBegin(TrainingContext context)
    {
        _start = _drawn = Stopwatch.GetTimestamp();
        _lineLength = 0;
    }

    public override void OnBatchEnd(TrainingContext context)
    {
        if (plain || Stopwatch.GetElapsedTime(_drawn) < s_interval)
            return;
        _drawn = Stopwatch.GetTimestamp();
        double done = Math.Min((context.Batch + 1) * context.Options.BatchSize, context.Samples) / (double)context.Samples,
            seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        int full = (int)(done * BarLength);
        string bar = new string('=', full) + (full < BarLength ? ">" : "") + new string('.', Math.Max(0, BarLength - full - 1));
        Redraw(
            Text($"{Head(context)} [{bar}] {Speed(context.Samples * done, seconds)} - {Duration(seconds / done - seconds)} left")
                + Scores(context)
        );
    }

    public override void OnEpochEnd(TrainingContext context)
    {
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        string line = Text($"{Head(context)} - {Duration(seconds)} - {Speed(context.Samples, seconds)}{Scores(context)}");
        if (plain)
            output.WriteLine(line);
        else
        {
            Redraw(line);
            output.WriteLine();
        }
    }

    // Spaces wipe out what is left of a longer line before.
    private void Redraw(string line)
    {
        output.Write('\r' + line.PadRight(_lineLength));
        output.Flush();
        _lineLength = line.Length;
    }

    private static string Head(TrainingContext context) => Text($"Epoch {context.Epoch + 1}/{context.Options.Epochs}");

    private static string Speed(double samples, double seconds) => Text($"{samples / Math.Max(seconds, 1e-9):N0} samples/s");

    private static string Duration(double seconds) =>
        seconds < 1 ? Text($"{1000 * seconds:F0} ms")
        : seconds < 60 ? Text($"{seconds:F1} s")
        : Text($"{(int)seconds / 60}:{(int)seconds % 60:D2} min");

    private static string Scores(TrainingContext context) =>
        string.Concat(context.Logs.Select(score => Text($" - {score.Key}: {Math.Round(score.Value, 4, MidpointRounding.ToEven):G4}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
