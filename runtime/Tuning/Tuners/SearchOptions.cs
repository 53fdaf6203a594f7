namespace NetGen;

/// <summary>What a search is told.</summary>
public sealed class SearchOptions
{
    /// <summary>What is made better; "val_loss" unless set.</summary>
    public Objective Objective { get; init; } = "val_loss";

    /// <summary>How many trials there are in all, those of other processes and of earlier runs over the same <see cref="Log"/> included.
    /// Null: 10, or the whole grid of a <see cref="GridSearch"/>. <see cref="SuccessiveHalving"/> and <see cref="Hyperband"/> know it
    /// themselves.</summary>
    public int? MaxTrials { get; init; }

    /// <summary>Fixes which values are tried.</summary>
    public int Seed { get; init; }

    /// <summary>A file that receives a line of JSON when a trial has ended. A search over a file that is there goes on with it, and several
    /// processes may search over one file at once, as long as it is on a disk of their own machine. Null for none.</summary>
    public string? Log { get; init; }

    /// <summary>Called when a trial of this process has ended; null for nothing.</summary>
    public Action<TrialResult>? Progress { get; init; }

    internal void Check()
    {
        if (Objective is null)
            throw new ArgumentNullException(nameof(Objective), $"{nameof(SearchOptions)}.{nameof(Objective)} must not be null.");
        if (MaxTrials is < 1)
            throw new ArgumentOutOfRangeException(
                nameof(MaxTrials),
                MaxTrials,
                $"{nameof(SearchOptions)}.{nameof(MaxTrials)} must be at least 1, not {MaxTrials}."
            );
    }
}
