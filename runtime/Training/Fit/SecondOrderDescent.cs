using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Lets an optimizer of the second order look for better parameters on each batch: what <see cref="Descent{T}"/> is to the
/// others. However a step ends, the parameters are the best that it found, or those that it began with.</summary>
internal sealed class SecondOrderDescent<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingSession<T> _session;
    private readonly SecondOrderOptimizer _optimizer;
    private readonly BatchObjective<T> _objective;
    private readonly Minimizer _run;
    private readonly double[] _before;
    private readonly T[] _outputs;
    private readonly GradientCheck<T> _check;

    private SecondOrderDescent(TrainingSession<T> session, SecondOrderOptimizer optimizer, Loss loss, int targetLength)
    {
        (_session, _optimizer) = (session, optimizer);
        _objective = new BatchObjective<T>(session, loss, targetLength);
        _run = optimizer.Start(_objective.Length);
        _before = new double[_objective.Length];
        _check = new(session);
        _outputs = new T[session.Capacity * session.Engine.Info.OutputLength];
    }

    /// <summary>How many steps have been made.</summary>
    public long Steps { get; private set; }

    /// <summary>Where a loop is, for the message if the loss is no number.</summary>
    public (int Epoch, int Batch)? Position { get; set; }

    /// <exception cref="ArgumentException">The optimizer has options that mean nothing to it, or needs what the network or this way of
    /// training has not.</exception>
    public static SecondOrderDescent<T> Of(
        TrainingSession<T> session,
        SecondOrderOptimizer optimizer,
        Loss loss,
        int targetLength,
        IAllReduce? allReduce
    )
    {
        string name = optimizer.GetType().Name;
        if (allReduce is not null)
            throw new ArgumentException($"{name} cannot train in several processes: none would know the others' loss.", nameof(allReduce));
        optimizer.Check(session.Engine.Info);
        if (optimizer.NeedsCurvature && session.Curvature is null)
            throw new ArgumentException(
                $"{name} needs products with second derivatives, which {session.Engine.Info.Name} was compiled without. Write "
                    + "[Network(Curvature = true)] above it.",
                nameof(optimizer)
            );
        if (optimizer.NeedsCurvature)
            loss.CheckCurvature();
        return new SecondOrderDescent<T>(session, optimizer, loss, targetLength);
    }

    /// <summary>One step on the batch that the session holds; returns the loss before it.</summary>
    /// <exception cref="ArithmeticException">The loss or its gradient is no number where the step begins; nothing has changed.</exception>
    public T Step(int n)
    {
        _objective.Begin(n, _session.Engine.Clock.Steps);
        _objective.Read(_before);
        _before.CopyTo(_run.Point, 0);
        bool isDone = false;
        try
        {
            _run.Begin(_objective);
            double loss = _run.Value;
            if (!double.IsFinite(loss) || !double.IsFinite(_run.GradientNorm))
                throw Diverged(loss, ", or its gradient no number,");
            _session.Outputs(n, _outputs);
            for (int i = 0; i < _optimizer.Iterations; i++)
                if (!_run.Iterate(_objective))
                    break;
            // States, and what recurrent layers carry on, are those of the point that was found.
            if (!_objective.IsAt(_run.Point))
                _objective.Evaluate(_run.Point, _run.Gradient);
            if (_check.OfStates() is { } problem)
                throw Diverged(loss, $", but {problem}");
            isDone = true;
            Steps++;
            _session.Engine.Clock.Steps++;
            if (_session.Engine.Info.StateLength > 0)
                _session.CommitStates();
            return T.CreateTruncating(loss);
        }
        finally
        {
            if (!isDone)
                _objective.Write(_before);
        }
    }

    /// <summary>The outputs before the last step.</summary>
    public void Outputs(int n, Span<T> outputs) => _outputs.AsSpan(0, n * _session.Engine.Info.OutputLength).CopyTo(outputs);

    public void Dispose() => _objective.Dispose();

    private ArithmeticException Diverged(double loss, string problem)
    {
        string place = Position is (int epoch, int batch) ? $"epoch {epoch + 1}, batch {batch + 1}" : $"step {Steps + 1}";
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The loss of {_session.Engine.Info.Name} is {loss}{problem} in {place}. The parameters are as the step before left them. "
                    + $"Look for NaN or very large inputs."
            )
        );
    }
}
