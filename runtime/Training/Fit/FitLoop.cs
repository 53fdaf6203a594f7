using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The loop of <see cref="NetworkTraining.Fit"/> and <see cref="SequenceTrainer{T}.Fit"/>.</summary>
internal sealed class FitLoop<T> : EpochLoop
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Trainer<T> _trainer;
    private readonly CancellationToken _cancellation;
    private readonly int? _shuffleSeed;
    private readonly Batches<T> _batches;
    private readonly Batches<T>? _validation;
    private readonly Scores<T> _scores,
        _validationScores;

    /// <summary>Checks everything that can be checked before the first step.</summary>
    public FitLoop(
        INetwork<T> network,
        IDataSource data,
        Trainer<T> trainer,
        SupervisedOptions options,
        IDataSource? validation,
        bool shuffle
    )
        : base(
            options,
            new NetworkContext<T>(
                network,
                options,
                data.Count,
                options.Optimizer,
                trainer.Part is { } part ? new TrainingState<T>(part) : null
            ),
            network.Engine.Clock
        )
    {
        (_trainer, _cancellation, _shuffleSeed) = (trainer, options.CancellationToken, shuffle ? options.Seed : null);
        ProgramInfo info = network.Engine.Info;
        _scores = new Scores<T>(trainer, info, options.Reported);
        _validationScores = new Scores<T>(trainer, info, options.Reported, "val_");
        ClassWeights<T>? classes =
            options.ClassWeights.Count > 0 ? new(options.ClassWeights, info, trainer.Loss, trainer.TargetLength) : null;
        _batches = new Batches<T>(data, trainer, info, "training", classes: classes);
        _scores.CheckWeights(_batches.WeightLength);
        if (validation is not null)
        {
            _validation = new Batches<T>(validation, trainer, info, "validation");
            _validationScores.CheckWeights(_validation.WeightLength);
        }
        if (typeof(T) == typeof(double) && data is Dataset { Precision: Precision.Single })
            Context.Note =
                $"{info.Name} computes in double, but the training data holds floats, which have 7 digits. Keep doubles in the "
                + $"{nameof(Dataset)}, or say with {nameof(Dataset.ToDouble)} that floats are meant.";
        _batches.Check();
        _validation?.Check();
        trainer.StepsBefore = (long)options.InitialEpoch * Context.Batches;
    }

    protected override IReadOnlyDictionary<string, MonitorMode> Keys =>
        _scores.Keys.Concat(_validation is null ? [] : _validationScores.Keys).ToDictionary();

    protected override void Begin(int draw)
    {
        _batches.Begin(draw, _shuffleSeed);
        _scores.Reset();
    }

    protected override void Step(int epoch, int batch)
    {
        _trainer.Position = (epoch, batch);
        int start = batch * _trainer.BatchSize,
            n = _batches.Read(start);
        if (_batches.Continues(start))
            _trainer.CarryOn();
        else
            _trainer.Forget();
        _scores.AddStep(n, _trainer.Step(n));
        _scores.WriteTo(Context.Logs);
    }

    protected override void Finish() => _trainer.FinalizeParameters();

    protected override void End()
    {
        if (_validation is null)
            return;
        _validationScores.Evaluate(_validation, _cancellation);
        _validationScores.WriteTo(Context.Logs);
    }
}
