using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Trains a generator against a discriminator one step at a time, for training loops of one's own;
/// <see cref="AdversarialNetworks{TGenerator, TDiscriminator}.Fit"/> is made of it. The generator learns from the samples that the
/// discriminator has just been shown, through a discriminator that stands still: no gradient of its parameters is computed. A step
/// allocates nothing.</summary>
public sealed class GanTrainer : IDisposable
{
    /// <summary>The most draws of noise that a step makes.</summary>
    private const int DrawsOfStep = 3;

    private readonly GanOptions _options;
    private readonly GanLatent _latent;
    private readonly TrainingSession<float> _generator,
        _discriminator;
    private readonly Descent<float> _generatorDescent,
        _discriminatorDescent;
    private readonly GanGame _game;
    private readonly float[] _verdicts,
        _images;
    private readonly NativeArray<float> _fakeGradients,
        _inputGradients,
        _slopeGradients;
    private float _generatorValue = float.NaN;

    /// <summary>Room for steps on up to <see cref="TrainingOptions.BatchSize"/> real samples and as many generated ones.</summary>
    /// <param name="generator">Takes noise, and behind it the condition if there is one.</param>
    /// <param name="discriminator">Takes a sample, and behind it the condition. One output.</param>
    /// <param name="options">How to train; <see cref="TrainingOptions.Epochs"/>, callbacks and progress mean nothing here.</param>
    /// <exception cref="ArgumentException">The networks do not fit each other, or an option is out of range.</exception>
    public GanTrainer(INetwork<float> generator, INetwork<float> discriminator, GanOptions options)
        : this(generator, discriminator, options, default) { }

    internal GanTrainer(INetwork<float> generator, INetwork<float> discriminator, GanOptions options, GanCodes codes)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _latent = new GanLatent(generator.Engine.Info, discriminator.Engine.Info, codes, options.Noise);
        ProgramInfo judge = discriminator.Engine.Info;
        _game = GanGame.Of(discriminator, options, codes);

        int n = options.BatchSize,
            threads = options.MaxDegreeOfParallelism;
        _generator = generator.Engine.Train(n, threads, isWhole: true);
        _discriminator = discriminator.Engine.Train(2 * n, threads);
        _generatorDescent = new(_generator, options.GeneratorOptimizer);
        _discriminatorDescent = new(_discriminator, options.DiscriminatorOptimizer);
        _fakeGradients = new(discriminator.Engine.Splits ? 0 : judge.ArenaLength);
        if (options.GradientPenalty > 0 && _discriminator.Slope is null)
            throw new ArgumentException(
                $"{nameof(GanOptions)}.{nameof(options.GradientPenalty)} asks for the gradient of the slope of {judge.Name}. Declare it "
                    + $"with [Network({nameof(NetworkAttribute.GradientPenalty)} = true)].",
                nameof(options)
            );
        _slopeGradients = new(options.GradientPenalty > 0 ? judge.ArenaLength : 0);
        _inputGradients = new(_latent.ConditionLength == 0 ? 0 : n * RowPadding.Padded(judge.InputLength));
        _verdicts = new float[2 * n * judge.OutputLength];
        _images = new float[n * _latent.SampleLength];
        InstanceNoise = options.InstanceNoise;
    }

    /// <summary>Values of one sample.</summary>
    public int SampleLength => _latent.SampleLength;

    /// <summary>Values of one sample's condition.</summary>
    public int ConditionLength => _latent.ConditionLength;

    /// <summary>The deviation of the noise that is added to what the discriminator sees. A loop of one's own lets it fall.</summary>
    public float InstanceNoise { get; set; }

    /// <summary>How many steps the discriminator has made.</summary>
    public long Steps => _discriminatorDescent.Steps;

    /// <summary>Where a loop is, for the message if the loss diverges.</summary>
    internal (int, int) Position
    {
        set => _generatorDescent.Position = _discriminatorDescent.Position = value;
    }

    /// <summary>How many steps the discriminator made in earlier runs, which schedules count, too.</summary>
    internal long StepsBefore
    {
        set => (_discriminatorDescent.StepsBefore, _generatorDescent.StepsBefore) = (value, value / _options.DiscriminatorSteps);
    }

    /// <summary>What a checkpoint holds of both networks, between two epochs.</summary>
    internal ITrainingState State =>
        new TrainingState<float>(
            new("generator", _generator.Engine, _generatorDescent),
            new("discriminator", _discriminator.Engine, _discriminatorDescent)
        );

    /// <summary>What masks and noise are drawn by: all steps that the discriminator has seen.</summary>
    private long Draw => _discriminator.Engine.Clock.Steps;

    /// <summary>What one of the draws of a step is drawn by.</summary>
    private RandomKey Key(int draw) => new(_options.Seed, DrawsOfStep * Draw + draw);

    /// <summary>One step of the discriminator on real samples and as many generated ones; after every
    /// <see cref="GanOptions.DiscriminatorSteps"/> of them one step of the generator.</summary>
    /// <param name="samples">Up to <see cref="TrainingOptions.BatchSize"/> real samples, one after another.</param>
    /// <param name="conditions">Their conditions: <see cref="ConditionLength"/> values each.</param>
    /// <exception cref="ArgumentException">A length does not fit, a value is NaN or infinite, or a condition is an index out of range;
    /// nothing has changed.</exception>
    /// <exception cref="ArithmeticException">The loss of a player or its gradient is infinite or NaN; that player is as the step before
    /// left it. The discriminator moves first.</exception>
    public GanLosses Step(ReadOnlySpan<float> samples, ReadOnlySpan<float> conditions = default) => Step(samples, conditions, default);

    /// <summary>The same for samples that messages call by <paramref name="numbers"/>.</summary>
    internal GanLosses Step(ReadOnlySpan<float> samples, ReadOnlySpan<float> conditions, ReadOnlySpan<int> numbers)
    {
        int n = samples.Length / SampleLength;
        if (n == 0 || n > _options.BatchSize || n * SampleLength != samples.Length)
            throw new ArgumentException(
                $"A step takes from 1 to {_options.BatchSize} samples of {SampleLength} values, but there are {samples.Length} values.",
                nameof(samples)
            );
        if (conditions.Length != n * ConditionLength)
            throw new ArgumentException(
                $"{n} samples have {n * ConditionLength} values of conditions, but there are {conditions.Length}.",
                nameof(conditions)
            );
        Load(samples, conditions, n);
        Prepare(n, numbers);
        return Step(n);
    }

    /// <summary>Training has ended: where an optimizer keeps an average of the parameters (<see cref="Optimizer.UseEma"/>), they become
    /// it.</summary>
    public void FinalizeParameters()
    {
        _generatorDescent.Finish();
        _discriminatorDescent.Finish();
    }

    /// <summary>An epoch begins: until the generator has made a step in it, its loss is NaN.</summary>
    internal void BeginEpoch() => _generatorValue = float.NaN;

    /// <summary>Frees the memory of the steps; the networks stay.</summary>
    public void Dispose()
    {
        _generator.Dispose();
        _discriminator.Dispose();
        _generatorDescent.Dispose();
        _discriminatorDescent.Dispose();
        _fakeGradients.Dispose();
        _inputGradients.Dispose();
        _slopeGradients.Dispose();
    }

    /// <summary>Throws if a network cannot take a sample or its condition.</summary>
    /// <param name="samples">Whole samples.</param>
    /// <param name="conditions">Their conditions.</param>
    /// <param name="numbers">What they are called in messages.</param>
    internal void Check(ReadOnlySpan<float> samples, ReadOnlySpan<float> conditions, ReadOnlySpan<int> numbers)
    {
        Load(samples, conditions, numbers.Length);
        Prepare(numbers.Length, numbers);
    }

    private void Load(ReadOnlySpan<float> samples, ReadOnlySpan<float> conditions, int n)
    {
        Span<float> rows = _discriminator.Inputs(2 * n);
        int length = SampleLength + ConditionLength;
        for (int i = 0; i < n; i++)
        {
            samples.Slice(i * SampleLength, SampleLength).CopyTo(rows[(i * length)..]);
            Span<float> condition = rows.Slice(i * length + SampleLength, ConditionLength);
            conditions.Slice(i * ConditionLength, ConditionLength).CopyTo(condition);
            condition.CopyTo(rows[((n + i) * length + SampleLength)..]);
        }
    }

    // Draws what the generator is given. Throws if a network cannot take the samples or their conditions.
    private void Prepare(int n, ReadOnlySpan<int> numbers)
    {
        _discriminator.Engine.CheckSamples(_discriminator.Inputs(n), numbers);
        _latent.Fill(_generator.Inputs(n), _discriminator.Inputs(n), n, Key(0));
        _generator.Engine.CheckInputs(_generator.Inputs(n), numbers);
    }

    private GanLosses Step(int n)
    {
        _generator.TakeReference(n);
        _discriminator.TakeReference(n);
        _generator.Forward(n, Draw);
        Show(n);
        if (InstanceNoise > 0)
            _latent.Blur(_discriminator.Inputs(2 * n), InstanceNoise, Key(1));
        float loss = Discriminate(n, out int real, out int fake);
        if (Steps % _options.DiscriminatorSteps == 0)
            _generatorValue = Generate(n);
        return new GanLosses(loss, _generatorValue, (double)real / n, (double)fake / n);
    }

    // What the generator made becomes the second half of the discriminator's batch.
    private void Show(int n)
    {
        Span<float> rows = _discriminator.Inputs(2 * n)[(n * (SampleLength + ConditionLength))..];
        if (ConditionLength == 0)
        {
            _generator.Outputs(n, rows);
            return;
        }
        _generator.Outputs(n, _images.AsSpan(0, n * SampleLength));
        for (int i = 0; i < n; i++)
            _images.AsSpan(i * SampleLength, SampleLength).CopyTo(rows[(i * (SampleLength + ConditionLength))..]);
    }

    private float Discriminate(int n, out int real, out int fake)
    {
        Span<float> targets = _discriminator.Targets(2 * n, _game.TargetLength);
        _latent.Label(targets[..(n * _game.TargetLength)], 1 - _options.LabelSmoothing, _generator.Inputs(n), hasCodes: false);
        _latent.Label(targets[(n * _game.TargetLength)..], _options.GeneratedLabelSmoothing, _generator.Inputs(n), hasCodes: true);
        if (_options.LabelNoise > 0)
            Confuse(targets, n);
        if (_discriminator.Engine.Splits)
        {
            float loss = _discriminator.LossAndGradient(2 * n, _game.Discriminator, _game.TargetLength, Draw);
            ReadOnlySpan<float> verdicts = Verdicts(2 * n);
            (real, fake) = (Believed(verdicts[..(verdicts.Length / 2)]), n - Believed(verdicts[(verdicts.Length / 2)..]));
            return _discriminatorDescent.Apply(loss + Penalize(n));
        }
        // Where samples of a batch depend on each other, real and generated ones are batches of their own; what is kept of a batch, such as
        // moving averages, is the real one's.
        _discriminator.First = n;
        float ofFakes = _discriminator.LossAndGradient(n, _game.Discriminator, _game.TargetLength, Draw);
        fake = n - Believed(Verdicts(n));
        _discriminator.Gradients.Span(_fakeGradients.Length).CopyTo(_fakeGradients.Span);
        _discriminator.First = 0;
        float ofReal = _discriminator.LossAndGradient(n, _game.Discriminator, _game.TargetLength, Draw);
        real = Believed(Verdicts(n));
        Loop.Run<float, Addition<float>>(new(_fakeGradients.Start, _discriminator.Gradients), 0, 1, _fakeGradients.Length);
        Loop.Run<float, Scale<float>>(new(_discriminator.Gradients, 0.5f), 0, 1, _fakeGradients.Length);
        return _discriminatorDescent.Apply((ofFakes + ofReal) / 2 + Penalize(n));
    }

    // The gradient penalty, whose gradient joins the discriminator's. The real samples, which have been judged, make room for what lies
    // between them and the generated ones.
    private float Penalize(int n)
    {
        if (_options.GradientPenalty == 0)
            return 0;
        int length = SampleLength + ConditionLength;
        Span<float> rows = _discriminator.Inputs(2 * n);
        RandomKey key = new(_options.Seed, ~Draw);
        for (int i = 0; i < n; i++)
        {
            float share = _latent.Chance(i, key);
            Span<float> real = rows.Slice(i * length, SampleLength);
            ReadOnlySpan<float> generated = rows.Slice((n + i) * length, SampleLength);
            for (int k = 0; k < real.Length; k++)
                real[k] = share * real[k] + (1 - share) * generated[k];
        }
        float value = _discriminator.Slope!.Penalty(n, SampleLength, 1, _options.GradientPenalty, Draw, _slopeGradients.Start);
        Loop.Run<float, Addition<float>>(new(_slopeGradients.Start, _discriminator.Gradients), 0, 1, _slopeGradients.Length);
        return value;
    }

    private float Generate(int n)
    {
        Span<float> targets = _discriminator.Targets(2 * n, _game.TargetLength)[(n * _game.TargetLength)..];
        _latent.Label(targets, _options.Loss.GeneratorTarget, _generator.Inputs(n), hasCodes: true);
        Ptr<float> gradients = ConditionLength == 0 ? _generator.OutputGradients : _inputGradients.Start;
        _discriminator.First = n;
        float loss = _discriminator.InputGradient(n, _game.Generator, _game.TargetLength, Draw, gradients);
        _discriminator.First = 0;
        int pitch = RowPadding.Padded(SampleLength);
        // The padding is zero from the beginning, and stays so.
        if (ConditionLength > 0)
            CompilerServices.Rows.Copy(
                gradients,
                RowPadding.Padded(SampleLength + ConditionLength),
                _generator.OutputGradients,
                pitch,
                SampleLength,
                0,
                n
            );
        PullBack(n, pitch);
        return _generatorDescent.Apply(loss + _generator.Backward());
    }

    private void PullBack(int n, int pitch)
    {
        ProgramInfo info = _generator.Engine.Info;
        if (info.Link is LinearLink)
            return;
        _generator.Outputs(n, _images.AsSpan(0, n * SampleLength));
        for (int i = 0; i < n; i++)
            info.Link.PullBack<float>(
                _images.AsSpan(i * SampleLength, SampleLength),
                (_generator.OutputGradients + i * pitch).Span(SampleLength)
            );
    }

    private void Confuse(Span<float> targets, int n)
    {
        RandomKey key = Key(2);
        for (int i = 0; i < 2 * n; i++)
            if (_latent.Chance(i, key) < _options.LabelNoise)
                targets[i * _game.TargetLength] = i < n ? _options.GeneratedLabelSmoothing : 1 - _options.LabelSmoothing;
    }

    // What the discriminator has said of the last batch.
    private Span<float> Verdicts(int n)
    {
        Span<float> verdicts = _verdicts.AsSpan(0, n * _discriminator.Engine.Info.OutputLength);
        _discriminator.Outputs(n, verdicts);
        return verdicts;
    }

    // How many of the samples it takes for real.
    private int Believed(ReadOnlySpan<float> verdicts)
    {
        int count = 0;
        for (int i = 0; i < verdicts.Length; i += _discriminator.Engine.Info.OutputLength)
            if (verdicts[i] > _game.Threshold)
                count++;
        return count;
    }
}
