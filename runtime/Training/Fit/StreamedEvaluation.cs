using System.Numerics;

namespace NetGen;

/// <summary>Evaluates samples that go on from one another, as windows of a long sequence do: a stream runs through them.</summary>
internal sealed class StreamedEvaluation<T>(Trainer<T> trainer, StepShape shape) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SequenceStream<T> _stream = trainer.Engine.CreateStream();
    private readonly T[] _unused = new T[shape.OutputSteps * shape.Output];

    /// <summary>The mean loss of the samples in the trainer, and their outputs.</summary>
    /// <param name="batches">Where they were read from.</param>
    /// <param name="start">The position of the first.</param>
    /// <param name="n">How many they are.</param>
    /// <param name="outputs">Receives the outputs.</param>
    public T Evaluate(Batches<T> batches, int start, int n, Span<T> outputs)
    {
        ReadOnlySpan<T> inputs = trainer.Inputs(n),
            targets = trainer.Targets(n),
            weights = trainer.WeightsOf(n);
        int input = shape.Steps * shape.Input,
            target = trainer.TargetLength;
        T sum = T.Zero;
        int count = 0;
        for (int i = 0; i < n; i++)
        {
            if (!batches.Follows(start + i))
                _stream.Reset();
            Span<T> output = outputs.Slice(i * _unused.Length, _unused.Length);
            Run(inputs.Slice(i * input, input), output);
            Add(output, targets.Slice(i * target, target), weights.Slice(i * weights.Length / n, weights.Length / n), ref sum, ref count);
        }
        return count == 0 ? T.Zero : sum / T.CreateChecked(count);
    }

    // A sample counts once, or as often as it has rows with weights; where a class is ignored, as often as it has rows with others.
    private void Add(ReadOnlySpan<T> output, ReadOnlySpan<T> target, ReadOnlySpan<T> weights, ref T sum, ref int count)
    {
        int parts = Math.Max(weights.Length, 1);
        for (int part = 0; part < parts; part++)
        {
            ReadOnlySpan<T> y = Part(output, part, parts),
                t = Part(target, part, parts);
            T weight = weights.IsEmpty ? T.One : weights[part];
            int counted = trainer.Loss.IsOfBatch ? trainer.Loss.Count(t) : 1;
            count += counted;
            if (weight != T.Zero && counted > 0)
                sum += weight * T.CreateChecked(counted) * Loss(y, t);
        }
    }

    private T Loss(ReadOnlySpan<T> output, ReadOnlySpan<T> target) =>
        trainer.Loss.RowByRow(output, target, _unused.AsSpan(0, output.Length), trainer.Engine.Info.OutputColumns);

    private static ReadOnlySpan<T> Part(ReadOnlySpan<T> values, int part, int parts) =>
        values.Slice(part * (values.Length / parts), values.Length / parts);

    public void Dispose() => _stream.Dispose();

    // Where the network's output is that of the last step, those before it are overwritten.
    private void Run(ReadOnlySpan<T> sample, Span<T> output)
    {
        for (int step = 0; step < shape.Steps; step++)
            _stream.Next(
                sample.Slice(step * shape.Input, shape.Input),
                output.Slice(shape.OutputSteps == 1 ? 0 : step * shape.Output, shape.Output)
            );
    }
}
