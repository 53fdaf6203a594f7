namespace NetGen;

/// <summary>What all training loops have in common: epochs, their steps, callbacks, and the history.</summary>
internal abstract class EpochLoop
{
    private readonly TrainingOptions _options;
    private readonly TrainingClock _clock;
    private readonly Callback[] _callbacks;

    protected EpochLoop(TrainingOptions options, TrainingContext context, TrainingClock clock)
    {
        // A checkpoint holds what all other callbacks know.
        _callbacks = [.. options.Callbacks.OrderBy(callback => callback is BackupAndRestore), options.Progress];
        (_options, Context, _clock) = (options, context, clock);
    }

    /// <summary>Where the run is, and its logs.</summary>
    protected TrainingContext Context { get; }

    /// <summary>What it logs, and which way that gets better.</summary>
    protected abstract IReadOnlyDictionary<string, MonitorMode> Keys { get; }

    /// <summary>Runs all epochs. However it ends, the optimizers get the learning rates back that they came with; what callbacks made of
    /// them belongs to the run.</summary>
    public History Run()
    {
        float[] rates = Context.LearningRates;
        try
        {
            Context.Keys = new LogKeys(Keys, _callbacks);
            foreach (Callback callback in _callbacks)
                callback.OnTrainBegin(Context);
            _clock.SkipTo(_options.InitialEpoch, Context.Batches);
            Train();
            return Context.History;
        }
        catch (Exception exception)
        {
            Context.History.AttachTo(exception);
            throw;
        }
        finally
        {
            Context.LearningRates = rates;
        }
    }

    /// <summary>Before the first step of an epoch.</summary>
    /// <param name="draw">The number of the epoch among all that the network was trained for: what random numbers are drawn by.</param>
    protected abstract void Begin(int draw);

    /// <summary>One step; writes the logs.</summary>
    protected abstract void Step(int epoch, int batch);

    /// <summary>After the last one, such as validation.</summary>
    protected virtual void End() { }

    /// <summary>After the last epoch.</summary>
    protected virtual void Finish() { }

    private void Train()
    {
        try
        {
            for (int epoch = Context.FirstEpoch; epoch < _options.Epochs && !Context.StopTraining; epoch++)
            {
                Epoch(epoch);
                Context.EndedEpochs.Add(Context.Logs);
            }
            Finish();
        }
        catch (Exception exception)
        {
            foreach (Callback callback in _callbacks)
                callback.OnTrainInterrupted(Context, exception);
            throw;
        }
        foreach (Callback callback in _callbacks)
            callback.OnTrainEnd(Context);
    }

    private void Epoch(int epoch)
    {
        (Context.Epoch, Context.Batch, Context.Logs) = (epoch, 0, []);
        foreach (Callback callback in _callbacks)
            callback.OnEpochBegin(Context);
        Begin(_clock.Epochs++);
        for (int batch = 0; batch < Context.Batches && !Context.StopTraining; batch++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            Context.Batch = batch;
            Step(epoch, batch);
            foreach (Callback callback in _callbacks)
                callback.OnBatchEnd(Context);
        }
        End();
        foreach (Callback callback in _callbacks)
            callback.OnEpochEnd(Context);
    }
}
