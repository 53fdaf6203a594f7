using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How parameters follow their gradient. An optimizer holds its settings only; what it remembers about a network belongs to the
/// training run. Derive from it, and write <see cref="Step"/>, for one of your own.</summary>
public abstract class Optimizer
{
    /// <summary>An optimizer with a first learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative or not finite.</exception>
    protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>The length of a step: a number, which may be changed between steps, or a <see cref="LearningRateSchedule"/>, which gives
    /// one for each step. Read as a number it is that of the last step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">A number, where a schedule gives the numbers.</exception>
    public LearningRate LearningRate
    {
        get => Schedule is { } schedule ? LearningRate.Of(schedule, Rate) : Rate;
        set
        {
            if (Schedule is { } schedule && value.Schedule is null)
                throw new InvalidOperationException(
                    $"The learning rate of {GetType().Name} follows {schedule.GetType().Name}, so that nothing else can set it to "
                        + $"{value}. Set it to another schedule, or make an optimizer whose learning rate is a number."
                );
            (Rate, Schedule) = (value, value.Schedule);
        }
    }

    /// <summary>What the learning rate of layers is multiplied with, that of weight decay included, by their names: of a layer, such as
    /// dense or encoder.dense, or of a tensor, such as dense.kernel. The most exact name counts, and what has none has 1. Names that the
    /// network has not, and values that are negative or not finite, are refused before the first step.</summary>
    public Dictionary<string, float> LearningRateMultipliers { get; init; } = [];

    /// <summary>Every step first makes each parameter w into w - <see cref="LearningRate"/> · this · w; 0, the default, for none. Keras'
    /// weight_decay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float WeightDecay
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>The largest Euclidean norm of each tensor's gradient; a longer one is scaled down. 0, the default, for no limit. Keras'
    /// clipnorm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float ClipNorm
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>The largest Euclidean norm of the whole gradient; a longer one is scaled down. 0, the default, for no limit. Keras'
    /// global_clipnorm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float GlobalClipNorm
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>The largest magnitude of each gradient element. 0, the default, for no limit. Keras' clipvalue.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float ClipValue
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>Whether an exponential moving average of the parameters is kept: after each step average = <see cref="EmaMomentum"/> ·
    /// average + (1 - <see cref="EmaMomentum"/>) · w, which begins as the parameters behind the first step. When training ends, the
    /// parameters become the average. Keras' use_ema.</summary>
    public bool UseEma { get; init; }

    /// <summary>How much of the average stays in each step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 0 or not less than 1.</exception>
    public float EmaMomentum
    {
        get;
        init => field = Share(value, nameof(EmaMomentum));
    } = 0.99f;

    /// <summary>After every so many steps the parameters become the average; 0, the default, for when training ends alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int EmaOverwriteFrequency
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>How many values are kept for each parameter from step to step.</summary>
    public abstract int Slots { get; }

    /// <summary>The same with those that any optimizer keeps.</summary>
    internal int AllSlots => Slots + (UseEma ? 1 : 0);

    /// <summary>The learning rate as a number, which belongs to a run of training.</summary>
    internal float Rate
    {
        get;
        set => field = NotNegative(value, nameof(LearningRate));
    }

    /// <summary>The largest of any layer.</summary>
    internal float LargestRate
    {
        get
        {
            float largest = 1;
            foreach (float multiplier in LearningRateMultipliers.Values)
                largest = Math.Max(largest, multiplier);
            return largest * Rate;
        }
    }

    /// <summary>What gives the learning rate; null for nothing.</summary>
    internal LearningRateSchedule? Schedule { get; private set; }

    /// <summary>Changes the parameters of a range. Ranges run on several threads at once, so it must not change the optimizer.</summary>
    protected internal abstract void Step<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Fills the first of <see cref="Slots"/> with what it begins with, if that is not 0.</summary>
    internal virtual void Begin<T>(Span<T> slot)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> { }

    /// <summary>The largest magnitude of a gradient that a step can be made of, where numbers go up to <paramref name="largest"/>: of a
    /// larger one, what the optimizer computes would be infinite.</summary>
    internal virtual double LargestGradient(double largest) => largest;

    /// <summary>No element of a gradient is larger than this behind clipping; infinite without clipping.</summary>
    internal float LargestClipped =>
        ClipValue > 0 ? ClipValue
        : GlobalClipNorm > 0 ? GlobalClipNorm
        : ClipNorm > 0 ? ClipNorm
        : float.PositiveInfinity;

    /// <summary>Whether <see cref="Step"/> is one call of <see cref="OptimizerStep{T}.Run"/>, whose kernel takes weight decay and the
    /// average along, so that memory moves the parameters once.</summary>
    private protected virtual bool IsFused => false;

    /// <summary>Weight decay, then <see cref="Step"/>, then the average.</summary>
    /// <param name="step">The range.</param>
    /// <param name="update"><see cref="Step"/>, bound: a call of a generic virtual method looks the method up each time.</param>
    internal void Update<T>(in OptimizerStep<T> step, ParameterUpdate<T> update)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (WeightDecay == 0 && !UseEma)
            update(step);
        else if (IsFused)
            update(step with { Around = this });
        else
        {
            if (WeightDecay > 0)
                Run<T, Scale<T>>(step.Length, Decay(step));
            update(step);
            if (UseEma)
                Run<T, MovingAverage<T>>(step.Length, Average(step));
        }
        if (EmaOverwriteFrequency > 0 && UseEma && step.Number % EmaOverwriteFrequency == 0)
            step.SlotStart(Slots).Span(step.Length).CopyTo(step.Parameters);
    }

    /// <summary>Runs the kernel of a step between weight decay and the average, element by element.</summary>
    internal void RunAround<T, K>(in OptimizerStep<T> step, in K kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILoop<T>
    {
        if (!UseEma)
            Run<T, InTurn<T, Scale<T>, K>>(step.Length, new(Decay(step), kernel));
        else if (WeightDecay == 0)
            Run<T, InTurn<T, K, MovingAverage<T>>>(step.Length, new(kernel, Average(step)));
        else
            Run<T, InTurn<T, Scale<T>, InTurn<T, K, MovingAverage<T>>>>(step.Length, new(Decay(step), new(kernel, Average(step))));
    }

    /// <summary>Throws if more than one kind of clipping is asked for.</summary>
    internal void Check()
    {
        if ((ClipNorm > 0 ? 1 : 0) + (GlobalClipNorm > 0 ? 1 : 0) + (ClipValue > 0 ? 1 : 0) > 1)
            throw new ArgumentException(
                $"{GetType().Name} has more than one of {nameof(ClipNorm)}, {nameof(GlobalClipNorm)} and {nameof(ClipValue)}; set only one."
            );
    }

    /// <summary>Of an optimizer that keeps squares of gradients.</summary>
    private protected static double LargestOfSquares(double largest) => Math.Sqrt(largest);

    /// <summary>Of one that adds them up: a million of the largest do not overflow.</summary>
    private protected static double LargestOfSummedSquares(double largest) => Math.Sqrt(largest / 1e6);

    private protected static float NotNegative(float value, [CallerMemberName] string name = "") =>
        value >= 0 && float.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from 0 on, not {value}.")
            );

    private protected static float Share(float value, string name) =>
        value >= 0 && value < 1
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                string.Create(CultureInfo.InvariantCulture, $"{name} must be at least 0 and less than 1, not {value}.")
            );

    private static void Run<T, K>(int length, in K kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where K : struct, ILoop<T> => Loop.Run<T, K>(kernel, 0, 1, length);

    private Scale<T> Decay<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(step.ParameterStart, T.One - T.CreateTruncating(step.LearningRate) * T.CreateTruncating(WeightDecay));

    private MovingAverage<T> Average<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(step.SlotStart(Slots), step.ParameterStart, step.Number == 1 ? T.Zero : T.CreateTruncating(EmaMomentum));

    private readonly struct MovingAverage<T>(Ptr<T> average, Ptr<T> w, T momentum) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T> =>
            V.Store(
                average + j,
                VecMath.FlushTiny<V, T>(V.Fma(V.Create(momentum), V.Load(average + j), V.Create(T.One - momentum) * V.Load(w + j)))
            );
    }
}
