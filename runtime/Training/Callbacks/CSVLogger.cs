using System.Globalization;

namespace NetGen;

/// <summary>Writes the logs of each epoch as a line of a table: the epoch, counted from 0, then the logged numbers in the order of their
/// keys, which the first line names. A line is on disk as soon as its epoch has ended. Keras' CSVLogger.</summary>
/// <param name="path">The file, in a folder that exists.</param>
/// <param name="separator">What stands between two numbers.</param>
/// <param name="append">Whether lines are added to a file that is there already; otherwise it is overwritten, unless a
/// <see cref="BackupAndRestore"/> goes on with the run that wrote it.</param>
public sealed class CSVLogger(string path, char separator = ',', bool append = false) : Callback
{
    private string[] _keys = [];
    private long _length;

    /// <summary>Begins the file.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        Folder.Require(path);
        _keys = [];
        _length = append && File.Exists(path) ? new FileInfo(path).Length : 0;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        // What a run that was killed wrote behind its last checkpoint is written again.
        stream.SetLength(_length);
        stream.Position = _length;
        using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            if (_keys.Length == 0)
                _keys = [.. context.Logs.Keys.Order(StringComparer.Ordinal)];
            if (_length == 0)
                writer.Write($"epoch{separator}{string.Join(separator, _keys)}\n");
            writer.Write(context.Epoch.ToString(CultureInfo.InvariantCulture));
            foreach (string key in _keys)
                writer.Write(separator + (context.Logs.TryGetValue(key, out double value) ? Text(value) : "NA"));
            writer.Write('\n');
        }
        _length = stream.Length;
    }

    /// <inheritdoc/>
    public override string? SaveState(TrainingContext context) =>
        string.Join(' ', _keys.Prepend(_length.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public override void LoadState(TrainingContext context, string state)
    {
        string[] parts = state.Split(' ');
        long length = long.Parse(parts[0], CultureInfo.InvariantCulture);
        // A file that is no longer there begins anew.
        if (File.Exists(path) && new FileInfo(path).Length >= length)
            (_length, _keys) = (length, parts[1..]);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
