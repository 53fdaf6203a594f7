using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>The reference batch of a network in training: goes through the network with every batch, so that its moments are those under
/// the present weights, and takes the gradient that arrives at them back to the parameters.</summary>
internal sealed class ReferenceRun<T>(Engine<T> engine, Engine<T> program, int threads) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeArray<T> _states = new(engine.Info.StateLength);
    private TrainingSession<T>? _session;
    private T[] _rows = [];
    private T[]? _taken;

    /// <summary>What the passes read: the network's states, with the moments under the present weights if there is a reference.</summary>
    public Ptr<T> States => Samples is null ? engine.States : _states.Start;

    private T[]? Samples => engine.Reference ?? _taken;

    private int Columns => program.Info.OutputLength;

    /// <summary>Makes a batch the reference unless there is one. It stays when a step has been made with it.</summary>
    public void Take(ReadOnlySpan<T> inputs)
    {
        if (engine.Reference is null)
            _taken = inputs.ToArray();
    }

    /// <summary>Goes through the reference.</summary>
    public void Forward()
    {
        if (Samples is not { } samples)
            return;
        int n = samples.Length / program.Info.InputLength;
        if (_session?.Capacity != n)
        {
            _session?.Dispose();
            _session = program.Train(n, threads, isWhole: true);
            _rows = new T[n * Columns];
        }
        engine.States.Span(_states.Length).CopyTo(_states.Span);
        samples.CopyTo(_session.Inputs(n));
        _session.Forward(n, 0);
        _session.Outputs(n, _rows);
        T share = T.One / T.CreateChecked(n);
        int column = 0;
        foreach (MomentSpec moment in program.Info.Moments)
        {
            for (int j = 0; j < moment.Features; j++)
                _states.Start[moment.Mean + j] = Mean(column++, share);
            for (int j = 0; j < moment.Features; j++)
                _states.Start[moment.Variance + j] = Mean(column++, share);
            _states.Start[moment.Size] = T.CreateChecked(n);
        }
    }

    /// <summary>Adds to the gradients what comes through the moments.</summary>
    /// <param name="slopes">The loss by each moment, where it lies among the states.</param>
    /// <param name="gradients">Those of the parameters.</param>
    public void Backward(Ptr<T> slopes, Ptr<T> gradients)
    {
        if (Samples is null || _session is not { } session)
            return;
        T share = T.One / T.CreateChecked(session.Capacity);
        int column = 0,
            pitch = RowPadding.Padded(Columns);
        foreach (MomentSpec moment in program.Info.Moments)
        {
            for (int j = 0; j < moment.Features; j++)
                Fill(column++, slopes[moment.Mean + j] * share);
            for (int j = 0; j < moment.Features; j++)
                Fill(column++, slopes[moment.Variance + j] * share);
        }
        session.Backward();
        Loop.Run<T, Addition<T>>(new(session.Gradients, gradients), 0, 1, session.ArenaLength);

        void Fill(int at, T value)
        {
            for (int i = 0; i < session.Capacity; i++)
                session.OutputGradients[i * pitch + at] = value;
        }
    }

    /// <summary>Puts the moments as they are in the place of their slopes, so that both states and moments can be committed.</summary>
    public void Keep(Ptr<T> updates) => Copy(engine.States, updates);

    /// <summary>The reference stays, and its moments under the present weights are the network's.</summary>
    public void Commit()
    {
        engine.Reference ??= _taken;
        if (engine.Reference is null)
            return;
        Forward();
        Copy(_states.Start, engine.States);
    }

    public void Dispose()
    {
        _session?.Dispose();
        _states.Dispose();
    }

    private void Copy(Ptr<T> from, Ptr<T> to)
    {
        foreach (MomentSpec moment in program.Info.Moments)
        {
            (from + moment.Mean).Span(moment.Features).CopyTo((to + moment.Mean).Span(moment.Features));
            (from + moment.Variance).Span(moment.Features).CopyTo((to + moment.Variance).Span(moment.Features));
            to[moment.Size] = from[moment.Size];
        }
    }

    private T Mean(int column, T share)
    {
        T sum = T.Zero;
        for (int at = column; at < _rows.Length; at += Columns)
            sum += _rows[at];
        return sum * share;
    }
}
