using System.Globalization;

namespace NetGen;

/// <summary>Saves the network after epochs.</summary>
/// <param name="path">The .safetensors file; {epoch} in it becomes the epoch's number, counted from 1.</param>
/// <param name="monitor">The key of the logged number that says which epoch is best.</param>
/// <param name="saveBestOnly">Whether only an epoch better than all before is saved, so that the file holds the best. Unlike Keras, this is the default.</param>
public sealed class ModelCheckpoint(string path, string monitor = "val_loss", bool saveBestOnly = true) : Callback
{
    private readonly Monitor _monitor = new(monitor);

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context) => _monitor.Reset();

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        if (!saveBestOnly || _monitor.Improves(context.Logs)) context.Save(path.Replace("{epoch}", (context.Epoch + 1).ToString(CultureInfo.InvariantCulture)));
    }
}
