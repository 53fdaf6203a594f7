namespace NetGen;

/// <summary>The loop that plain and conditional generative adversarial networks and InfoGANs are trained by.</summary>
internal sealed class GanLoop : EpochLoop
{
    private readonly GanTrainer _trainer;
    private readonly GanOptions _options;
    private readonly GanData _data;
    private readonly SampleOrder _order;
    private readonly Dictionary<string, MonitorMode> _keys = new()
    {
        ["d_loss"] = MonitorMode.Min,
        ["g_loss"] = MonitorMode.Min,
        ["real_accuracy"] = MonitorMode.Max,
        ["fake_accuracy"] = MonitorMode.Max,
    };
    private readonly float[] _samples,
        _conditions;
    private double _discriminator,
        _generator,
        _l1,
        _real,
        _fake;
    private int _seen,
        _generated;

    /// <summary>Checks everything that can be checked before the first step.</summary>
    public GanLoop(GanData data, INetwork<float> generator, INetwork<float> discriminator, GanTrainer trainer, GanOptions options)
        : base(options, new GanRun(data, generator, discriminator, trainer, options), generator.Engine.Clock)
    {
        (_data, _trainer, _options) = (data, trainer, options);
        if (options.L1Weight > 0)
            _keys["g_l1"] = MonitorMode.Min;
        _order = new SampleOrder(data.Count);
        _samples = new float[options.BatchSize * trainer.SampleLength];
        _conditions = new float[options.BatchSize * trainer.ConditionLength];
        trainer.StepsBefore = (long)options.InitialEpoch * Context.Batches;
        // What is in memory was finite when it came there.
        bool isKnown = data.Source is Dataset { MayBeIncomplete: false } && trainer.ConditionLength == 0;
        for (int start = 0; start < data.Count && !isKnown; start += options.BatchSize)
        {
            int n = Read(start, out Span<float> samples, out Span<float> conditions);
            trainer.Check(samples, conditions, _order.From(start, n));
        }
    }

    protected override IReadOnlyDictionary<string, MonitorMode> Keys => _keys;

    protected override void Begin(int draw)
    {
        _data.Source.BeginEpoch(draw);
        _order.Begin(draw, _options.Seed);
        _trainer.BeginEpoch();
        (_discriminator, _generator, _l1, _real, _fake, _seen, _generated) = (0, 0, 0, 0, 0, 0, 0);
    }

    protected override void Step(int epoch, int batch)
    {
        _trainer.Position = (epoch, batch);
        _trainer.InstanceNoise =
            _options.InstanceNoise * (1 - (float)((long)epoch * Context.Batches + batch) / ((long)_options.Epochs * Context.Batches));
        int n = Read(batch * _options.BatchSize, out Span<float> samples, out Span<float> conditions);
        GanLosses losses = _trainer.Step(samples, conditions, _order.From(batch * _options.BatchSize, n));
        _discriminator += n * losses.Discriminator;
        _real += n * losses.RealAccuracy;
        _fake += n * losses.FakeAccuracy;
        _seen += n;
        if (!float.IsNaN(losses.Generator))
            (_generator, _l1, _generated) = (_generator + n * losses.Generator, _l1 + n * losses.L1, _generated + n);
        Context.Logs["d_loss"] = _discriminator / _seen;
        Context.Logs["g_loss"] = _generated == 0 ? double.NaN : _generator / _generated;
        if (_options.L1Weight > 0)
            Context.Logs["g_l1"] = _generated == 0 ? double.NaN : _l1 / _generated;
        Context.Logs["real_accuracy"] = _real / _seen;
        Context.Logs["fake_accuracy"] = _fake / _seen;
    }

    protected override void Finish() => _trainer.FinalizeParameters();

    private int Read(int start, out Span<float> samples, out Span<float> conditions)
    {
        ReadOnlySpan<int> numbers = _order.From(start, _options.BatchSize);
        samples = _samples.AsSpan(0, numbers.Length * _trainer.SampleLength);
        conditions = _conditions.AsSpan(0, numbers.Length * _trainer.ConditionLength);
        _data.Read(numbers, samples, conditions);
        return numbers.Length;
    }

    private sealed class GanRun(
        GanData data,
        INetwork<float> generator,
        INetwork<float> discriminator,
        GanTrainer trainer,
        GanOptions options
    ) : GanContext(options, data.Count)
    {
        public override int SampleLength => generator.Engine.Info.OutputLength;

        internal override ITrainingState? State => trainer.State;

        internal override byte[][] CopyWeights() => [Copy(generator), Copy(discriminator)];

        internal override void PutWeights(byte[][] weights)
        {
            Put(generator, weights[0]);
            Put(discriminator, weights[1]);
        }

        public override void Save(string path) => generator.Save(path);

        public override void Generate(int seed, Span<float> output) => data.Generate(generator, seed, output);

        public override void Read(int seed, Span<float> output) => data.Read(seed, output);
    }
}
