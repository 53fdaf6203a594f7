namespace NetGen;

/// <summary>What all training loops have in common: epochs, their steps, callbacks, and the history.</summary>
internal abstract class EpochLoop(TrainingOptions options, TrainingContext context)
{
    private readonly Callback[] _callbacks = [.. options.Callbacks, options.Progress];

    /// <summary>Where the run is, and its logs.</summary>
    protected TrainingContext Context => context;

    public History Run()
    {
        var epochs = new List<IReadOnlyDictionary<string, double>>();
        foreach (Callback callback in _callbacks) callback.OnTrainBegin(context);
        for (int epoch = 0; epoch < options.Epochs && !context.StopTraining; epoch++)
        {
            Epoch(epoch);
            epochs.Add(context.Logs);
        }
        foreach (Callback callback in _callbacks) callback.OnTrainEnd(context);
        return new History(epochs);
    }

    /// <summary>Before the first step of an epoch.</summary>
    protected abstract void Begin(int epoch);

    /// <summary>One step; writes the logs.</summary>
    protected abstract void Step(int epoch, int batch);

    /// <summary>After the last one, such as validation.</summary>
    protected virtual void End()
    {
    }

    private void Epoch(int epoch)
    {
        (context.Epoch, context.Batch, context.Logs) = (epoch, 0, []);
        foreach (Callback callback in _callbacks) callback.OnEpochBegin(context);
        Begin(epoch);
        for (int batch = 0; batch < context.Batches && !context.StopTraining; batch++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            context.Batch = batch;
            Step(epoch, batch);
            foreach (Callback callback in _callbacks) callback.OnBatchEnd(context);
        }
        End();
        foreach (Callback callback in _callbacks) callback.OnEpochEnd(context);
    }
}
