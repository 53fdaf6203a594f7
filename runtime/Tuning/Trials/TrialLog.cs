using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace NetGen.Tuning;

/// <summary>What is known of a search: its hyperparameters and the trials that have ended, in memory and, if there is a path, in a file
/// that several processes share. The file is open to one of them at a time, which reads what the others added, and adds its own lines
/// whole. A trial that runs holds a file of its own, "log.3" for trial 3, which the operating system sets free when its process
/// dies.</summary>
internal sealed class TrialLog(string? path, TrialLogHeader header)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly HashSet<int> _running = [];
    private readonly SearchState _state = new();
    private long _read;
    private int _lines;

    /// <summary>What is known now.</summary>
    public SearchState Read() => Locked(_ => _state.Copy());

    /// <summary>Takes the first trial that nobody runs and that may begin.</summary>
    /// <param name="choose">From what is known: the trials that may begin, in order. Called under the lock.</param>
    /// <param name="claim">Holds the trial until it is disposed of.</param>
    /// <param name="state">What was known then.</param>
    public bool TryClaim(Func<SearchState, IEnumerable<int>> choose, [NotNullWhen(true)] out TrialClaim? claim, out SearchState state)
    {
        (claim, state) = Locked(_ =>
        {
            foreach (int number in choose(_state))
                if (!_state.HasEnded(number) && !_running.Contains(number) && TrialClaim.Try(number, path, Release) is { } taken)
                {
                    _running.Add(number);
                    return (taken, _state.Copy());
                }
            return ((TrialClaim?)null, _state.Copy());
        });
        return claim is not null;
    }

    /// <summary>Adds a hyperparameter if it is new.</summary>
    /// <exception cref="ArgumentException">The search knows another of this name; the message has both.</exception>
    public void Define(Hyperparameter asked) =>
        Locked(stream =>
        {
            if (_state.Find(asked.Name) is not { } known)
            {
                _state.Space.Add(asked);
                Append(stream, json => TrialLines.Write(json, asked));
            }
            else if (known.ToString() != asked.ToString())
                throw new ArgumentException(
                    $"'{asked.Name}' is {asked}, but {known} in {path ?? "earlier trials"}. A search has one space: give it "
                        + (path is null ? "a new tuner." : "a new log.")
                );
            return 0;
        });

    /// <summary>Adds a trial that has ended.</summary>
    public void Add(TrialResult result) =>
        Locked(stream =>
        {
            _state.Add(result);
            Append(stream, json => TrialLines.Write(json, result, _state));
            return 0;
        });

    // While the log is held, so that nobody sees a trial that neither runs nor has ended.
    private void Release(TrialClaim claim, Action close) =>
        Locked(_ =>
        {
            close();
            return _running.Remove(claim.Number);
        });

    private T Locked<T>(Func<FileStream?, T> action)
    {
        lock (_gate)
        {
            if (path is null)
                return action(null);
            using FileStream stream = Open();
            Refresh(stream);
            return action(stream);
        }
    }

    private FileStream Open()
    {
        for (DateTime start = DateTime.UtcNow; ; Thread.Sleep(5))
            try
            {
                return new FileStream(path!, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            // Another process has it; a folder that is not there, or that nobody may write to, is another exception.
            catch (IOException e) when (e.GetType() == typeof(IOException) && DateTime.UtcNow - start < s_patience) { }
    }

    // A line that cannot be read is met again by the next call, which says the same of it.
    private void Refresh(FileStream stream)
    {
        stream.Position = _read;
        var bytes = new byte[stream.Length - _read];
        stream.ReadExactly(bytes);
        ReadOnlySpan<byte> rest = bytes;
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
        {
            Take(Encoding.UTF8.GetString(rest[..end]));
            _read += end + 1;
            _lines++;
        }
        // A process that was killed may have left a line without its end.
        stream.SetLength(_read);
        if (_read == 0)
            Append(stream, header.Write);
    }

    private void Take(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            if (_lines == 0)
                header.Compare(document.RootElement, path!);
            else
                TrialLines.Read(document.RootElement, _state);
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"Line {_lines + 1} of {path} is none of a search: {e.Message}", e);
        }
    }

    private void Append(FileStream? stream, Action<Utf8JsonWriter> write)
    {
        if (stream is null)
            return;
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        line.WriteByte((byte)'\n');
        stream.Position = stream.Length;
        stream.Write(line.GetBuffer(), 0, (int)line.Length);
        stream.Flush(flushToDisk: true);
        _read = stream.Length;
        _lines++;
    }
}
