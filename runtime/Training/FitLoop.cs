using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>The loop of <see cref="NetworkTraining.Fit"/> and <see cref="SequenceTrainer{T}.Fit"/>.</summary>
internal sealed class FitLoop<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Trainer<T> _trainer;
    private readonly TrainingOptions _options;
    private readonly int? _shuffleSeed;
    private readonly Batches<T> _batches;
    private readonly Batches<T>? _validation;
    private readonly Scores<T> _scores, _validationScores;
    private readonly Context _context;
    private readonly Callback[] _callbacks;

    /// <summary>Checks everything that can be checked before the first step.</summary>
    public FitLoop(INetwork<T> network, IDataSource data, Trainer<T> trainer, TrainingOptions options, IDataSource? validation, bool shuffle)
    {
        (_trainer, _options, _shuffleSeed) = (trainer, options, shuffle ? options.Seed : null);
        ProgramInfo info = network.Engine.Info;
        _scores = new Scores<T>(trainer, info, options.Metrics);
        _validationScores = new Scores<T>(trainer, info, options.Metrics, "val_");
        _batches = new Batches<T>(data, trainer, info, "training");
        if (validation is not null) _validation = new Batches<T>(validation, trainer, info, "validation");
        _batches.Check();
        _validation?.Check();
        _context = new Context(network, options, data.Count);
        _callbacks = [.. options.Callbacks, options.Progress];
    }

    public History Run()
    {
        var epochs = new List<IReadOnlyDictionary<string, double>>();
        foreach (Callback callback in _callbacks) callback.OnTrainBegin(_context);
        for (int epoch = 0; epoch < _options.Epochs && !_context.StopTraining; epoch++)
        {
            Epoch(epoch);
            epochs.Add(_context.Logs);
        }
        foreach (Callback callback in _callbacks) callback.OnTrainEnd(_context);
        return new History(epochs);
    }

    private void Epoch(int epoch)
    {
        (_context.Epoch, _context.Batch, _context.Logs) = (epoch, 0, []);
        foreach (Callback callback in _callbacks) callback.OnEpochBegin(_context);
        _batches.Begin(epoch, _shuffleSeed);
        _scores.Reset();
        for (int batch = 0; batch < _context.Batches && !_context.StopTraining; batch++) Step(epoch, batch);
        if (_validation is not null)
        {
            _validationScores.Evaluate(_validation, _options.CancellationToken);
            _validationScores.WriteTo(_context.Logs);
        }
        foreach (Callback callback in _callbacks) callback.OnEpochEnd(_context);
    }

    private void Step(int epoch, int batch)
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        _context.Batch = batch;
        _trainer.Position = (epoch, batch);
        int start = batch * _trainer.BatchSize, n = _batches.Read(start);
        if (_batches.Continues(start)) _trainer.CarryOn();
        else _trainer.Forget();
        _scores.AddStep(n, _trainer.Step(n));
        _scores.WriteTo(_context.Logs);
        foreach (Callback callback in _callbacks) callback.OnBatchEnd(_context);
    }

    private sealed class Context(INetwork<T> network, TrainingOptions options, int samples) : TrainingContext(options, samples)
    {
        public override Action CaptureWeights()
        {
            IReadOnlyList<NamedTensor<T>> weights = network.GetWeights();
            return () => network.SetWeights(weights);
        }

        public override void Save(string path) => network.Save(path);
    }
}
