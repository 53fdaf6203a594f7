namespace NetGen.Runtime.Tests;

/// <summary>A callback made of delegates.</summary>
internal sealed class Watch : Callback
{
    public Action<TrainingContext>? TrainBegin { get; init; }
    public Action<TrainingContext>? EpochBegin { get; init; }
    public Action<TrainingContext>? BatchEnd { get; init; }
    public Action<TrainingContext>? EpochEnd { get; init; }
    public Action<TrainingContext>? TrainEnd { get; init; }

    public override void OnTrainBegin(TrainingContext context) => TrainBegin?.Invoke(context);

    public override void OnEpochBegin(TrainingContext context) => EpochBegin?.Invoke(context);

    public override void OnBatchEnd(TrainingContext context) => BatchEnd?.Invoke(context);

    public override void OnEpochEnd(TrainingContext context) => EpochEnd?.Invoke(context);

    public override void OnTrainEnd(TrainingContext context) => TrainEnd?.Invoke(context);
}
