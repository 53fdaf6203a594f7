namespace NetGen;

/// <summary>Is told how training goes on, and may change its course. Derive from it and override what is of interest.</summary>
public abstract class Callback
{
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
}
