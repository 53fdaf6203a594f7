using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A loss for each of several outputs: their weighted sum. Targets of the outputs lie one after another, as many for each as its
/// loss takes.</summary>
internal sealed class OutputLosses : Loss
{
    private readonly ProgramInfo[] _outputs;
    private readonly Loss[] _losses;
    private readonly float[] _weights;
    private readonly int[] _starts;
    private readonly double[] _values;

    private OutputLosses(ProgramInfo network, Loss[] losses, float[] weights)
    {
        (_outputs, _losses, _weights, _values) = (network.EachOutput, losses, weights, new double[losses.Length]);
        _starts = new int[losses.Length + 1];
        Slices = new OutputSlice[losses.Length];
        int start = 0,
            targets = 0;
        for (int i = 0; i < losses.Length; i++)
        {
            ProgramInfo output = _outputs[i];
            int length = output.TargetLength(losses[i]);
            Slices[i] = new(output.Link, start, output.OutputLength, output.OutputColumns, targets, length);
            (start, targets) = (start + output.OutputLength, targets + length);
            _starts[i + 1] = _starts[i] + losses[i].WeightedRows(output);
        }
        Length = targets;
    }

    /// <summary>Where the outputs and their targets lie.</summary>
    public OutputSlice[] Slices { get; }

    /// <summary>Target values of one sample.</summary>
    public int Length { get; }

    public override string Name => string.Join(" + ", _losses.Select(loss => loss.Name));

    /// <summary>The losses of a network's outputs, in their order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="losses">By the name of the output.</param>
    /// <param name="weights">What each counts with; 1 where there is none.</param>
    /// <exception cref="ArgumentException">There is no such output, one has no loss, a loss cannot judge its output, or a weight is
    /// negative, NaN or infinite; the message names it.</exception>
    public static OutputLosses Of(
        ProgramInfo network,
        IReadOnlyDictionary<string, Loss> losses,
        IReadOnlyDictionary<string, float>? weights
    )
    {
        OutputNames.Check(network, losses.Keys, "Losses");
        OutputNames.Check(network, weights?.Keys ?? [], "LossWeights");
        foreach ((string name, float weight) in weights ?? new Dictionary<string, float>())
            if (!(weight >= 0 && float.IsFinite(weight)))
                throw new ArgumentException(
                    FormattableString.Invariant($"LossWeights has {weight} for '{name}'; a weight is a finite number from 0 on.")
                );
        string[] without = [.. network.Ends.Select(end => end.Name).Where(name => !losses.ContainsKey(name))];
        if (without.Length > 0)
            throw new ArgumentException(
                $"Losses has none for {OutputNames.List(without)} of {network.Name}. Each output needs one; give it the weight 0 in "
                    + $"LossWeights where it is not to be trained."
            );
        return new(
            network,
            [
                .. network.Ends.Select(end =>
                    losses[end.Name] ?? throw new ArgumentNullException(nameof(losses), $"The loss of '{end.Name}' is null.")
                ),
            ],
            [.. network.Ends.Select(end => weights is not null && weights.TryGetValue(end.Name, out float weight) ? weight : 1)]
        );
    }

    /// <summary>One, or one for each output, or one for each row of each, output after output.</summary>
    internal override bool TakesWeights(ProgramInfo network, int length) =>
        length == 1 || length == _losses.Length || length == _starts[^1];

    internal override string OtherWeights(ProgramInfo network) =>
        (_starts[^1] > _losses.Length ? ", " : ", or ")
        + $"{_losses.Length}, one for each output"
        + (_starts[^1] > _losses.Length ? $", or {_starts[^1]}, one for each row of each output" : "");

    /// <summary>Which of so many weights of a sample are those of an output: the only one, its own, or those of its rows.</summary>
    public (int Start, int Count) WeightsOf(int output, int length) =>
        length == 1 ? (0, 1)
        : length == _starts[^1] ? (_starts[output], _starts[output + 1] - _starts[output])
        : (output, 1);

    internal override bool IsOfBatch => Array.Exists(_losses, loss => loss.IsOfBatch);

    internal override int Count<T>(ReadOnlySpan<T> target) =>
        throw new NotSupportedException($"{Name} ignores a class of an output, and so judges whole batches alone.");

    /// <summary>The loss of one output.</summary>
    public Loss this[int output] => _losses[output];

    /// <summary>The losses of the outputs since the last call, without the weights that they have in the sum: as they add up over the parts
    /// of a batch.</summary>
    public void Take(Span<double> values)
    {
        _values.CopyTo(values);
        _values.AsSpan().Clear();
    }

    public override int TargetLength(int outputLength, int classes) => Length;

    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0)
    {
        int n = targets.Length / length;
        for (int k = 0; k < _losses.Length; k++)
        {
            OutputSlice slice = Slices[k];
            using var room = new Room<T>(n * slice.TargetLength, default);
            for (int i = 0; i < n; i++)
                targets.Slice(i * length + slice.TargetStart, slice.TargetLength).CopyTo(room.Span[(i * slice.TargetLength)..]);
            try
            {
                _losses[k].CheckTargets<T>(room.Span, slice.TargetLength, slice.Columns, first);
            }
            catch (ArgumentException e)
            {
                throw new ArgumentException($"Output {_outputs[k].Name}: {e.Message}", nameof(targets), e);
            }
        }
    }

    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        T total = T.Zero;
        for (int k = 0; k < _losses.Length; k++)
        {
            OutputSlice slice = Slices[k];
            T weight = T.CreateTruncating(_weights[k]);
            Span<T> slopes = gradient.Slice(slice.Start, slice.Length);
            T value = _losses[k]
                .RowByRow(
                    output.Slice(slice.Start, slice.Length),
                    target.Slice(slice.TargetStart, slice.TargetLength),
                    slopes,
                    slice.Columns
                );
            total += weight * value;
            foreach (ref T slope in slopes)
                slope *= weight;
        }
        return total;
    }

    internal override void Bend(in SampleCurvature sample)
    {
        for (int k = 0; k < _losses.Length; k++)
            BatchParts.Bend(_losses[k], _weights[k], sample.Of(Slices[k]));
    }

    /// <summary>Each loss has been asked when this was made.</summary>
    internal override string? Objection(ProgramInfo network) => null;

    internal override T Batch<T>(in LossBatch<T> batch) => BatchParts.Sum(new Each(this), batch, Slices);

    internal override T WeightedBatch<T>(in LossBatch<T> batch) => Batch(batch);

    private readonly struct Each(OutputLosses owner) : IPartLoss
    {
        public T Value<T>(int part, in LossBatch<T> batch, out T weight)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            weight = T.CreateTruncating(owner._weights[part]);
            T value = batch.Weights.Length > batch.N ? Weighted(part, batch) : owner._losses[part].Judge(batch);
            owner._values[part] += double.CreateTruncating(value);
            return value;
        }

        // The weights of this output alone.
        private T Weighted<T>(int part, in LossBatch<T> batch)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            int length = batch.Weights.Length / batch.N;
            (int start, int count) = owner.WeightsOf(part, length);
            int all = batch.N * count;
            using var room = new Room<T>(all, all <= Room<T>.OnStack ? stackalloc T[all] : default);
            for (int i = 0; i < batch.N; i++)
                batch.Weights.Slice(i * length + start, count).CopyTo(room.Span[(i * count)..]);
            return owner._losses[part].Judge(batch with { Weights = room.Span[..all] });
        }
    }
}
