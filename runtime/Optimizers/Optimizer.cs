using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How parameters follow their gradient. An optimizer holds its settings only; what it remembers about a network belongs to the
/// training run. Derive from it, and write <see cref="Step"/>, for one of your own.</summary>
public abstract class Optimizer
{
    private float _learningRate;

    /// <summary>An optimizer with a first learning rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative or not finite.</exception>
    protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>The length of a step; may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRate
    {
        get => _learningRate;
        set => _learningRate = NotNegative(value);
    }

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

    /// <summary>How many values are kept for each parameter from step to step.</summary>
    public abstract int Slots { get; }

    /// <summary>Changes the parameters of a range. Ranges run on several threads at once, so it must not change the optimizer.</summary>
    protected internal abstract void Step<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The largest magnitude of a gradient that a step can be made of, where numbers go up to <paramref name="largest"/>: of a
    /// larger one, what the optimizer computes would be infinite.</summary>
    internal virtual double LargestGradient(double largest) => largest;

    /// <summary>No element of a gradient is larger than this behind clipping; infinite without clipping.</summary>
    internal float LargestClipped =>
        ClipValue > 0 ? ClipValue
        : GlobalClipNorm > 0 ? GlobalClipNorm
        : ClipNorm > 0 ? ClipNorm
        : float.PositiveInfinity;

    /// <summary>Weight decay, then <see cref="Step"/>.</summary>
    internal void Update<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Decay(step);
        Step(step);
    }

    /// <summary>Weight decay alone.</summary>
    internal void Decay<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (WeightDecay > 0)
            Loop.Run<T, Scale<T>>(
                new(step.ParameterStart, T.One - T.CreateTruncating(LearningRate) * T.CreateTruncating(WeightDecay)),
                0,
                1,
                step.Length
            );
    }

    /// <summary>Throws if more than one kind of clipping is asked for.</summary>
    internal void Check()
    {
        if ((ClipNorm > 0 ? 1 : 0) + (GlobalClipNorm > 0 ? 1 : 0) + (ClipValue > 0 ? 1 : 0) > 1)
            throw new ArgumentException(
                $"{GetType().Name} has more than one of {nameof(ClipNorm)}, {nameof(GlobalClipNorm)} and {nameof(ClipValue)}; set only one."
            );
    }

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
}
