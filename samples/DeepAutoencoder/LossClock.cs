using System.Diagnostics;
using NetGen;

namespace DeepAutoencoder;

/// <summary>Notes the loss over all training samples after each epoch, with the time that training has taken so far, and ends it after so
/// many seconds. The clock stands still while the loss is measured.</summary>
internal sealed class LossClock(DeepNet net, Dataset data, double seconds) : Callback
{
    private readonly Stopwatch _watch = new();

    public List<double> Seconds { get; } = [];

    public List<double> Losses { get; } = [];

    public override void OnTrainBegin(TrainingContext context) => Note();

    public override void OnEpochEnd(TrainingContext context)
    {
        Note();
        context.StopTraining = _watch.Elapsed.TotalSeconds > seconds;
    }

    private void Note()
    {
        _watch.Stop();
        Seconds.Add(_watch.Elapsed.TotalSeconds);
        Losses.Add(net.Evaluate(data, Loss.MeanSquaredError)["loss"]);
        _watch.Start();
    }
}
