using NetGen.Serialization;

namespace NetGen;

/// <summary>Writes logged numbers as event files that TensorBoard shows: after each epoch epoch_loss and so on, those of the training data
/// under train, those of the validation data under the same tags under validation. Keras' TensorBoard.</summary>
/// <param name="logDirectory">The folder of the run, which is made if it is not there.</param>
/// <param name="updateFrequency">After every so many steps the logs so far are written as well, as batch_loss and so on; 0 for
/// none.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="updateFrequency"/> is negative.</exception>
public sealed class TensorBoard(string logDirectory, int updateFrequency = 0) : Callback
{
    private const string Validation = "val_";

    private readonly int _frequency =
        updateFrequency >= 0
            ? updateFrequency
            : throw new ArgumentOutOfRangeException(nameof(updateFrequency), updateFrequency, "updateFrequency must not be negative.");
    private EventFile? _train,
        _validation;

    /// <summary>Makes the folder, and closes files of a run before.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        Close();
        Directory.CreateDirectory(logDirectory);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        long step = (long)context.Epoch * context.Batches + context.Batch;
        if (_frequency > 0 && (step + 1) % _frequency == 0)
            Train.Write(step, context.Logs.Select(log => ("batch_" + log.Key, log.Value)));
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ILookup<bool, KeyValuePair<string, double>> logs = context.Logs.ToLookup(log =>
            log.Key.StartsWith(Validation, StringComparison.Ordinal)
        );
        Train.Write(
            context.Epoch,
            logs[false].Select(log => ("epoch_" + log.Key, log.Value)).Append(("epoch_learning_rate", context.LearningRate))
        );
        if (logs[true].Any())
            (_validation ??= new(Path.Combine(logDirectory, "validation"))).Write(
                context.Epoch,
                logs[true].Select(log => ("epoch_" + log.Key[Validation.Length..], log.Value))
            );
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => Close();

    /// <inheritdoc/>
    public override void OnTrainInterrupted(TrainingContext context, Exception exception) => Close();

    private EventFile Train => _train ??= new(Path.Combine(logDirectory, "train"));

    private void Close()
    {
        _train?.Dispose();
        _validation?.Dispose();
        (_train, _validation) = (null, null);
    }
}
