namespace NetGen;

/// <summary>Is told how training goes on, and may change its course. Derive from it and override what is of interest.</summary>
public abstract class Callback
{
    private static readonly Dictionary<string, MonitorMode> s_none = [];

    /// <summary>Before the first epoch.</summary>
    public virtual void OnTrainBegin(TrainingContext context) { }

    /// <summary>Before each epoch.</summary>
    public virtual void OnEpochBegin(TrainingContext context) { }

    /// <summary>After each step.</summary>
    public virtual void OnBatchEnd(TrainingContext context) { }

    /// <summary>After each epoch and its validation.</summary>
    public virtual void OnEpochEnd(TrainingContext context) { }

    /// <summary>After the last epoch, unless training ended in an exception.</summary>
    public virtual void OnTrainEnd(TrainingContext context) { }

    /// <summary>Instead of <see cref="OnTrainEnd"/>, where an epoch ended in an exception: training was cancelled, a step diverged, data
    /// could not be read. The exception goes on to the caller
    /// afterwards; <see cref="TrainingContext.History"/> has the epochs before.</summary>
    public virtual void OnTrainInterrupted(TrainingContext context, Exception exception) { }

    /// <summary>What it must be told to go on in another process, as a text that <see cref="LoadState"/> understands; null for
    /// nothing. <see cref="BackupAndRestore"/> asks after each epoch.</summary>
    public virtual string? SaveState(TrainingContext context) => null;

    /// <summary>Goes on with what <see cref="SaveState"/> gave in a run that was interrupted; called after
    /// <see cref="OnTrainBegin"/>.</summary>
    /// <exception cref="FormatException">The text is none of its own.</exception>
    public virtual void LoadState(TrainingContext context, string state) =>
        throw new FormatException($"{GetType().Name} has no state, but the checkpoint has '{state}' for it.");

    /// <summary>The keys under which it adds numbers to <see cref="TrainingContext.Logs"/>, and which way each gets better, so that others
    /// can watch them. Null, as in a callback of one's own
    /// that does not override it, if it does not say; a key that nothing else has is then looked for only when the first epoch has
    /// ended.</summary>
    public virtual IReadOnlyDictionary<string, MonitorMode>? Keys => GetType().Assembly == typeof(Callback).Assembly ? s_none : null;
}
