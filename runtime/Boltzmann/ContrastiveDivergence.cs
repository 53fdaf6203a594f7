using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Trains one machine: the mean free energy of data falls, that of samples of the model rises.</summary>
internal sealed class ContrastiveDivergence<T> : EpochLoop, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most training samples that an epoch is judged by.</summary>
    private const int MostJudged = 1000;

    private readonly RestrictedBoltzmannMachine<T> _machine;
    private readonly PretrainOptions _options;
    private readonly Trainer<T> _trainer;
    private readonly GibbsChains<T> _chains;
    private readonly Batches<T> _batches;
    private readonly BelowSource<T> _source;
    private readonly MachineScores<T> _scores;
    private readonly MachineScores<T>? _validation;
    private bool _hasBegun;

    /// <summary>Checks all data before the first step.</summary>
    public ContrastiveDivergence(
        INetwork<T> network,
        RestrictedBoltzmannMachine<T> machine,
        ReadOnlyMemory<RestrictedBoltzmannMachine<T>> below,
        IDataSource data,
        PretrainOptions options
    )
        : base(options, new NetworkContext<T>(network, options, data.Count, options.Optimizer), machine.Energy.Clock)
    {
        (_machine, _options) = (machine, options);
        int chains = options.PersistentChains,
            threads = options.MaxDegreeOfParallelism;
        _trainer = new Trainer<T>(
            machine.Energy,
            new FreeEnergyDifference(),
            options.Optimizer,
            options.BatchSize + (chains > 0 ? chains : options.BatchSize),
            threads
        );
        _chains = new GibbsChains<T>(machine, chains > 0 ? chains : options.BatchSize, options.Seed, threads);
        try
        {
            var source = new BelowSource<T>(data, below);
            _batches = new Batches<T>(source, _trainer, machine.Energy.Info, "training", options.BatchSize);
            _batches.Check();
            _scores = new MachineScores<T>(
                machine,
                source,
                Math.Min(options.Validation?.Count ?? MostJudged, data.Count),
                options.BatchSize,
                ""
            );
            if (options.Validation is not null)
            {
                var validation = new BelowSource<T>(options.Validation, below);
                new Batches<T>(validation, _trainer, machine.Energy.Info, "validation", options.BatchSize).Check();
                _validation = new MachineScores<T>(machine, validation, validation.Count, options.BatchSize, "val_");
            }
            _source = source;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    protected override IReadOnlyDictionary<string, MonitorMode> Keys =>
        _scores.Keys.Concat(_validation?.Keys ?? []).ToDictionary(key => key, _ => MonitorMode.Min);

    public void Dispose()
    {
        _trainer.Dispose();
        _chains.Dispose();
    }

    protected override void Finish() => _trainer.FinalizeParameters();

    protected override void Begin(int draw)
    {
        if (!_hasBegun)
            BeginFirst();
        _batches.Begin(draw, _options.Shuffle ? _options.Seed : null);
    }

    protected override void Step(int epoch, int batch)
    {
        _trainer.Position = (epoch, batch);
        int n = _batches.Read(batch * _options.BatchSize),
            m = _options.PersistentChains > 0 ? _options.PersistentChains : n;
        Span<T> rows = _trainer.Inputs(n + m),
            weights = _trainer.Targets(n + m),
            data = rows[..(n * _machine.VisibleLength)],
            samples = _chains.Visible(m);
        if (_options.PersistentChains == 0)
            data.CopyTo(samples);
        for (int step = 0; step < _options.Steps; step++)
        {
            _chains.Step(m);
            if (_machine.Visible == VisibleUnits.Softmax)
                MissingItems.Clear(data, samples, _machine.Categories);
        }
        samples.CopyTo(rows[data.Length..]);
        weights[..n].Fill(T.One / T.CreateChecked(n));
        weights[n..].Fill(-T.One / T.CreateChecked(m));
        _trainer.Step(n + m);
        Decay();
    }

    protected override void End()
    {
        _scores.WriteTo(Context.Logs, _options.CancellationToken);
        _validation?.WriteTo(Context.Logs, _options.CancellationToken);
    }

    private void BeginFirst()
    {
        _hasBegun = true;
        VisibleBias.Begin(_machine, _source, _options.BatchSize);
        _machine.Energy.Clock.SkipTo(_options.InitialEpoch, Context.Batches, GibbsChains<T>.DrawsOfStep * _options.Steps);
        _chains.Clock = _machine.Energy.Clock;
        if (_options.PersistentChains > 0)
            _chains.Begin();
    }

    private void Decay()
    {
        if (_options.WeightDecay == 0)
            return;
        ParameterSpec kernel = _machine.Energy.Info.Parameters[0];
        T factor = T.One - T.CreateTruncating(_options.Optimizer.Rate) * T.CreateTruncating(_options.WeightDecay);
        Loop.Run<T, Scale<T>>(new(_machine.Energy.Parameters + kernel.Offset, factor), 0, 1, kernel.Rows * kernel.Pitch);
    }
}
