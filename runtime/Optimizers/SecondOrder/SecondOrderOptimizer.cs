using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>An optimizer that asks for the loss at other points than the one it is at, and so finds the length of its steps itself: there
/// is no learning rate. A step never makes the loss of its batch larger, and where it finds no better point, parameters stay as they are.
/// Weight decay, clipping and moving averages would change what it minimises behind its back: they are refused, and so are layers with norm
/// constraints and training in several processes. Computes in double, whatever the network computes in.</summary>
public abstract class SecondOrderOptimizer : Optimizer
{
    private protected SecondOrderOptimizer()
        : base(1) { }

    /// <summary>Iterations on each batch; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int Iterations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1;

    /// <summary>None: what it remembers is its own.</summary>
    public sealed override int Slots => 0;

    /// <summary>Products with second derivatives are asked for.</summary>
    internal virtual bool NeedsCurvature => false;

    /// <summary>Looks for a minimum of any function.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">Where to begin; receives the best point that was found.</param>
    /// <param name="iterations">The most iterations.</param>
    /// <param name="tolerance">It ends where no element of the gradient is larger, or where no better point is found.</param>
    /// <param name="cancellation">Ends it between two iterations; the point is then the best so far.</param>
    /// <exception cref="ArgumentException"><paramref name="point"/> has another length than the function takes.</exception>
    /// <exception cref="ArithmeticException">The function or its gradient is no number at <paramref name="point"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Minimum Minimize(
        IObjective objective,
        Span<double> point,
        int iterations = 100,
        double tolerance = 1e-8,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        if (point.Length != objective.Length)
            throw new ArgumentException(
                $"The function takes {objective.Length} variables, but the point has {point.Length}.",
                nameof(point)
            );
        Minimizer run = Start(point.Length);
        point.CopyTo(run.Point);
        run.Begin(objective);
        if (!double.IsFinite(run.Value) || !double.IsFinite(run.GradientNorm))
            throw new ArithmeticException(
                string.Create(CultureInfo.InvariantCulture, $"The function is {run.Value} where it begins, or its gradient no number.")
            );
        int done = 0;
        while (done < iterations && run.GradientNorm > tolerance)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!run.Iterate(objective))
                break;
            run.Point.CopyTo(point);
            done++;
        }
        return new Minimum(run.Value, run.GradientNorm, done);
    }

    /// <summary>A run over so many variables.</summary>
    internal abstract Minimizer Start(int length);

    /// <summary>Not a function of one gradient.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected internal sealed override void Step<T>(in OptimizerStep<T> step) =>
        throw new NotSupportedException($"{GetType().Name} asks for the loss at several points: train with Fit or a Trainer.");

    /// <summary>Throws where something else than the optimizer would move the parameters, or nothing could.</summary>
    internal void Check(ProgramInfo network)
    {
        (string Name, bool IsSet)[] options =
        [
            (nameof(WeightDecay), WeightDecay > 0),
            (nameof(ClipNorm), ClipNorm > 0),
            (nameof(ClipValue), ClipValue > 0),
            (nameof(GlobalClipNorm), GlobalClipNorm > 0),
            (nameof(UseEma), UseEma),
            (nameof(LearningRateMultipliers), LearningRateMultipliers.Count > 0),
            (nameof(LearningRate), Rate != 1 || Schedule is not null),
        ];
        foreach ((string name, bool isSet) in options)
            if (isSet)
                throw new ArgumentException(
                    $"{GetType().Name} finds its steps by the loss itself, so that {name} has no meaning for it. Leave it unset"
                        + (name == nameof(WeightDecay) ? ", and give layers L2 instead." : ".")
                );
        foreach (ParameterSpec spec in network.Parameters)
            if (spec.Held is not null)
                throw new ArgumentException(
                    $"{GetType().Name} cannot hold {spec.Name} to its constraint, because a step that is changed afterwards is not the "
                        + "one it found. Leave the constraint out, or use a first-order optimizer."
                );
    }
}
