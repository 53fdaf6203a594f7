namespace NetGen;

/// <summary>Saves the network after epochs.</summary>
/// <param name="path">The .safetensors file, in a folder that exists. Numbers may stand in its name, in Python's format: {epoch} or
/// {epoch:02d} for the epoch, counted from 1, and
/// {val_loss:.4f}, {val_accuracy:.1%} and so on for logged ones. A brace is written twice.</param>
/// <param name="monitor">The key of the logged number that says which epoch is best.</param>
/// <param name="saveBestOnly">Whether only an epoch better than all before is saved, so that the file holds the best. Unlike Keras, this is
/// the default.</param>
/// <param name="mode">Whether the number should rise or fall; as it says itself unless set.</param>
/// <exception cref="ArgumentException">The path is empty, or what stands in braces is no number in such a format.</exception>
public sealed class ModelCheckpoint(string path, string monitor = "val_loss", bool saveBestOnly = true, MonitorMode mode = MonitorMode.Auto)
    : Callback
{
    private readonly PathPattern _path = new(path);
    private readonly Monitor _monitor = new(monitor, mode);

    /// <summary>Makes sure that saving will be possible.</summary>
    /// <exception cref="KeyNotFoundException">A number that is watched, or stands in the path, is not logged; the message names those that
    /// are.</exception>
    /// <exception cref="ArgumentException">Nothing says whether the number should rise or fall.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        if (saveBestOnly)
            _monitor.Begin(context);
        foreach (string key in _path.Keys)
            context.Keys.Check(key);
        Folder.Require(path);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        if (!saveBestOnly || _monitor.Improves(context.Logs))
            context.Save(_path.Of(context.Epoch, context.Logs));
    }

    /// <inheritdoc/>
    public override string? SaveState(TrainingContext context) => StateText.Of(_monitor.Best);

    /// <inheritdoc/>
    public override void LoadState(TrainingContext context, string state) => _monitor.Best = StateText.Double(StateText.Parse(state, 1)[0]);
}
