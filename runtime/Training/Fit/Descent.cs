using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Lets the parameters of a session follow their gradient: what every training step ends with.</summary>
internal sealed class Descent<T> : IDisposable, IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly double s_largest = typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue;

    private readonly TrainingSession<T> _session;
    private readonly Optimizer _optimizer;
    private readonly NativeArray<T> _slots;
    private readonly IAllReduce? _allReduce;
    private readonly ParameterUpdate<T> _update;
    private readonly ProgramInfo _info;
    private readonly GradientCheck<T> _check;
    private readonly bool _isConstrained,
        _hasStates,
        _averages,
        _clips,
        _clipsNorms;
    private float _rate = float.NaN;
    private MovedRanges? _moved;
    private RateRange[] _ranges = [];

    /// <exception cref="ArgumentException">The optimizer has more than one kind of clipping, or <paramref name="allReduce"/> is used over
    /// double.</exception>
    public Descent(TrainingSession<T> session, Optimizer optimizer, IAllReduce? allReduce = null)
    {
        if (allReduce is not null && typeof(T) != typeof(float))
            throw new ArgumentException("Training in several processes needs a network over float.", nameof(allReduce));
        optimizer.Check();
        if (optimizer is SecondOrderOptimizer)
            throw new ArgumentException(
                $"{optimizer.GetType().Name} asks for the loss at several points, which this way of training has not: it takes one "
                    + "gradient a step. Use a first-order optimizer, such as Adam.",
                nameof(optimizer)
            );
        RateRange.Check(session.Engine.Info, optimizer);
        (_session, _optimizer, _allReduce, _info) = (session, optimizer, allReduce, session.Engine.Info);
        _slots = new NativeArray<T>(checked(optimizer.AllSlots * _info.ArenaLength));
        _update = optimizer.Step;
        _check = new(session);
        (_clips, _hasStates, _averages) = (float.IsFinite(optimizer.LargestClipped), _info.StateLength > 0, optimizer.UseEma);
        _clipsNorms = optimizer.ClipNorm > 0 || optimizer.GlobalClipNorm > 0;
        _isConstrained = Constraints.Any(_info);
    }

    /// <summary>How many steps have been made.</summary>
    public long Steps { get; private set; }

    /// <summary>How many steps earlier runs made, which a schedule counts, too.</summary>
    public long StepsBefore { get; set; }

    /// <summary>Where a loop is, for the message if the loss diverges.</summary>
    public (int Epoch, int Batch)? Position { get; set; }

    /// <summary>The average of each parameter, where one is kept.</summary>
    private Ptr<T> Averages => _slots.Start + _optimizer.Slots * _info.ArenaLength;

    /// <summary>What the optimizer can take, at the learning rate it has.</summary>
    private T Limit
    {
        get
        {
            if (_rate == _optimizer.Rate)
                return field;
            (_rate, field) = (_optimizer.Rate, T.CreateSaturating(_optimizer.LargestGradient(s_largest)));
            return field;
        }
    }

    /// <summary>One step along the gradient that is in the session; returns the loss that belongs to it, a mean over processes.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="isGiven">A caller has made the gradient, and there is no loss: for the message.</param>
    /// <exception cref="ArithmeticException">The loss or its gradient is infinite or NaN, or the optimizer cannot hold what it makes of
    /// the gradient; parameters, states and the optimizer's memory
    /// have not changed.</exception>
    public T Apply(T loss, bool isGiven = false)
    {
        if (_allReduce is not null)
            loss = Average(_allReduce, loss);
        if (_optimizer.Schedule is { } schedule)
            _optimizer.Rate = schedule.At(StepsBefore + Steps);
        if (!T.IsFinite(loss))
            throw Diverged($"The loss of {_info.Name} became {loss}");
        _session.Engine.ClearHeld(_session.Gradients);
        if ((_clips ? Clip() : _check.OfAll(Limit)) is { } problem)
            throw Diverged(
                isGiven
                    ? $"{_info.Name} cannot follow the gradient that it was given: {problem}"
                    : (FormattableString)$"The loss of {_info.Name} is {loss}, but {problem}"
            );
        if (_moved != _session.Engine.Moved)
            (_moved, _ranges) = (_session.Engine.Moved, RateRange.Of(_info, _session.Engine.Moved, _optimizer.LearningRateMultipliers));
        if (Steps == 0)
            Begin();
        Steps++;
        _session.Engine.Clock.Steps++;
        _session.Parallel(this);
        _session.Engine.ClearPruned(_session.Parameters);
        if (_isConstrained)
            Constraints.Apply(_session.Engine);
        if (_hasStates)
            _session.CommitStates();
        return loss;
    }

    /// <summary>Training has ended: where an average of the parameters is kept, they become it.</summary>
    public void Finish()
    {
        if (!_averages || Steps == 0)
            return;
        foreach ((int from, int to) in _session.Engine.Moved.Parameters)
            (Averages + from).Span(to - from).CopyTo((_session.Parameters + from).Span(to - from));
        _session.Engine.ClearPruned(_session.Parameters);
        // The average is one of parameters before they were constrained.
        if (_isConstrained)
            Constraints.Apply(_session.Engine);
    }

    /// <summary>What its messages call the optimizer.</summary>
    public string OptimizerName => _optimizer.GetType().Name;

    /// <summary>What the optimizer remembers of each parameter, as tensors: slot_0.NAME and so on.</summary>
    public IEnumerable<NamedTensor<T>> Memory() =>
        Enumerable.Range(0, _optimizer.AllSlots).SelectMany(slot => Tensors(_slots.Start + slot * _info.ArenaLength, $"slot_{slot}."));

    /// <summary>The gradient of the last step.</summary>
    public IEnumerable<NamedTensor<T>> Gradients() => Tensors(_session.Gradients, "");

    /// <summary>Goes on behind so many steps with what <see cref="Memory"/> gave then, in its order.</summary>
    public void Resume(long steps, IReadOnlyList<NamedTensor<T>> memory)
    {
        Steps = steps;
        ParameterSpec[] specs = [.. _info.Parameters.Where(spec => !spec.IsState)];
        for (int i = 0; i < memory.Count; i++)
            Layout.FromUser<T>(specs[i % specs.Length], memory[i].Values, _slots.Start + i / specs.Length * _info.ArenaLength);
    }

    public void Dispose() => _slots.Dispose();

    private IEnumerable<NamedTensor<T>> Tensors(Ptr<T> arena, string prefix) =>
        _info
            .Parameters.Where(spec => !spec.IsState)
            .Select(spec =>
            {
                var values = new T[spec.Length];
                Layout.ToUser(spec, arena, values);
                return new NamedTensor<T>(prefix + spec.Name, spec.Shape, values);
            });

    // What is frozen now and let go later begins with these: its average with what it is.
    private void Begin()
    {
        if (_optimizer.Slots > 0)
            _optimizer.Begin(_slots.Start.Span(_info.ArenaLength));
        if (_averages)
            _session.Parameters.Span(_info.ArenaLength).CopyTo(Averages.Span(_info.ArenaLength));
    }

    // Tensors are padded to whole vectors, and so is every thread's range.
    void IWork.Run(int part, int parts)
    {
        foreach (RateRange range in _ranges)
        {
            (int first, int behind) = Partition.Of((range.To - range.From + RowPadding.Width - 1) / RowPadding.Width, part, parts);
            int from = range.From + first * RowPadding.Width,
                to = Math.Min(range.From + behind * RowPadding.Width, range.To);
            if (from < to)
                _optimizer.Update(
                    new OptimizerStep<T>
                    {
                        Length = to - from,
                        Number = Steps,
                        LearningRate = _optimizer.Rate * range.Multiplier,
                        ParameterStart = _session.Parameters + from,
                        GradientStart = _session.Gradients + from,
                        Slots = _slots.Start + from,
                        SlotPitch = _session.ArenaLength,
                    },
                    _update
                );
        }
    }

    // What is wrong with the gradient, or what is made of it; null if nothing is. Norms look at every value on their own.
    private string? Clip()
    {
        string? problem = _clipsNorms ? _check.OfStates() : _check.OfAll(T.CreateSaturating(s_largest));
        if (problem is not null)
            return problem;
        if (!GradientClipping.Apply(_optimizer, _info, _session.Gradients))
            return _check.Find(T.CreateSaturating(s_largest));
        return _optimizer.LargestClipped > _optimizer.LargestGradient(s_largest) ? _check.OfAll(Limit) : null;
    }

    // The loss goes along first, so that where one process diverges all of them stop, and none waits for another. The updates of the states
    // lie behind the gradients and become means as they do.
    private unsafe T Average(IAllReduce allReduce, T loss)
    {
        float sum = float.CreateTruncating(loss);
        allReduce.Sum(new Span<float>(ref sum));
        int length = _info.ArenaLength + _info.StateLength;
        allReduce.Sum(new Span<float>(_session.Gradients.Address, length));
        T share = T.One / T.CreateChecked(allReduce.Size);
        Loop.Run<T, Scale<T>>(new(_session.Gradients, share), 0, 1, length);
        return T.CreateTruncating(sum) * share;
    }

    private ArithmeticException Diverged(FormattableString what)
    {
        string place = Position is (int epoch, int batch) ? $"epoch {epoch + 1}, batch {batch + 1}" : $"step {Steps + 1}";
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what.ToString(CultureInfo.InvariantCulture)} in {place} at learning rate {_optimizer.Rate}. The "
                    + $"parameters are as "
                    + $"the step before left them. Look for NaN or very large inputs, try a smaller learning rate, or set "
                    + $"{nameof(Optimizer)}.{nameof(Optimizer.GlobalClipNorm)}."
            )
        );
    }
}
