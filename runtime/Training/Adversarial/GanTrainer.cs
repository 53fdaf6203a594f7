using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Trains a generator against a discriminator one step at a time, for training loops of one's own;
/// <see cref="AdversarialNetworks{TGenerator, TDiscriminator}.Fit"/> is made of it. The generator learns from the samples that the
/// discriminator has just been shown, through a discriminator that stands still: no gradient of its parameters is computed. A step
/// allocates nothing.</summary>
public sealed partial class GanTrainer : IDisposable
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
    private readonly Reconstruction? _reconstruction;
    private float _generatorValue = float.NaN,
        _l1 = float.NaN;

    /// <summary>Room for steps on up to <see cref="TrainingOptions.BatchSize"/> real samples and as many generated ones.</summary>
    /// <param name="generator">Takes noise, and behind it the condition if there is one.</param>
    /// <param name="discriminator">Takes a sample, and behind it the condition. One output, or a map of patches.</param>
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
        if (options.L1Weight > 0)
            _reconstruction =
                _latent.ConditionLength > 0
                    ? new(options.L1Weight, n, _latent.SampleLength)
                    : throw new ArgumentException(
                        $"{nameof(GanOptions)}.{nameof(options.L1Weight)} is {options.L1Weight}, but {generator.Engine.Info.Name} makes "
                            + "its samples of noise alone, so that none belongs to a real one. Leave it out.",
                        nameof(options)
                    );
        _generator = generator.Engine.Train(n, threads, isWhole: true);
        _discriminator = discriminator.Engine.Train(2 * n, threads);
        _generatorDescent = new(_generator, options.GeneratorOptimizer);
        _discriminatorDescent = new(_discriminator, options.DiscriminatorOptimizer);
        _fakeGradients = new(discriminator.Engine.Splits ? 0 : judge.ArenaLength);
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
    internal void BeginEpoch() => _generatorValue = _l1 = float.NaN;

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
}
