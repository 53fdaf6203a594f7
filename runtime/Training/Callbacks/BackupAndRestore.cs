using System.Text.Json.Nodes;
using NetGen.Serialization;

namespace NetGen;

/// <summary>Keeps a checkpoint of the run, so that the same program, started again after it was killed, goes on where it was and ends in
/// the same bits as if nothing had happened. The checkpoint holds parameters, what optimizers remember, what is frozen, the epoch, what
/// random numbers are drawn by, the logs of all epochs, and what other callbacks know (<see cref="Callback.SaveState"/>). Keras'
/// BackupAndRestore.</summary>
/// <param name="path">The file, in a folder that exists: .safetensors with a note. It is replaced as a whole or not at all.</param>
/// <param name="saveFrequency">It is written after every so many epochs.</param>
/// <param name="deleteCheckpoint">Whether the file is deleted when training has ended, so that the next run begins anew.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="saveFrequency"/> is less than 1.</exception>
public sealed class BackupAndRestore(string path, int saveFrequency = 1, bool deleteCheckpoint = true) : Callback
{
    private readonly string _path = string.IsNullOrEmpty(path) ? throw new ArgumentException("The path is empty.", nameof(path)) : path;
    private readonly int _frequency =
        saveFrequency > 0
            ? saveFrequency
            : throw new ArgumentOutOfRangeException(nameof(saveFrequency), saveFrequency, "saveFrequency must be at least 1.");

    /// <summary>Puts back what the checkpoint holds, if there is one.</summary>
    /// <exception cref="InvalidDataException">The file is no checkpoint, or one of a run with other options, data, networks, optimizers or
    /// callbacks; nothing has changed.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="NotSupportedException">This kind of training has no checkpoints.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        ITrainingState state =
            context.State
            ?? throw new NotSupportedException(
                $"{nameof(BackupAndRestore)} keeps runs of Fit and of adversarial networks by optimizers of the "
                    + $"first order; {context.Options.GetType().Name} are for another kind, or the optimizer is one of the second order. "
                    + "Leave it out, and save the network when it has ended."
            );
        Folder.Require(_path);
        if (!File.Exists(_path))
            return;
        using FileStream stream = File.OpenRead(_path);
        (JsonObject note, Action put) = state.Read(stream, _path);
        RunNote run = RunNote.Parse(note, _path);
        run.Check(context, Others(context), _path);
        put();
        run.Put(context, Others(context));
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        if ((context.Epoch + 1) % _frequency == 0 || context.StopTraining)
            AtomicFile.Write(_path, stream => context.State!.Write(stream, RunNote.Of(context, Others(context))));
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        if (deleteCheckpoint)
            File.Delete(_path);
    }

    private static Callback[] Others(TrainingContext context) => [.. context.Options.Callbacks.Where(c => c is not BackupAndRestore)];
}
