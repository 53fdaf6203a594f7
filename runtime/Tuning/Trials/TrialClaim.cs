namespace NetGen.Tuning;

/// <summary>A trial that this process runs, and no other.</summary>
internal sealed class TrialClaim : IDisposable
{
    private readonly FileStream? _held;
    private readonly Action<TrialClaim, Action> _release;

    private TrialClaim(int number, FileStream? held, Action<TrialClaim, Action> release) =>
        (Number, _held, _release) = (number, held, release);

    public int Number { get; }

    /// <summary>Null if another process has it.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="log">The search's file; null if it has none.</param>
    /// <param name="release">Calls its argument while the log is held.</param>
    public static TrialClaim? Try(int number, string? log, Action<TrialClaim, Action> release)
    {
        if (log is null)
            return new(number, null, release);
        try
        {
            string file = FormattableString.Invariant($"{log}.{number}");
            return new(
                number,
                new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose),
                release
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _release(this, () => _held?.Dispose());
}
