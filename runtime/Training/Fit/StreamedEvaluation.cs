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
        for (int i = 0; i < n; i++)
        {
            if (!batches.Follows(start + i))
                _stream.Reset();
            Span<T> output = outputs.Slice(i * _unused.Length, _unused.Length);
            Run(inputs.Slice(i * input, input), output);
            sum += Loss(output, targets.Slice(i * target, target), weights.Slice(i * weights.Length / n, weights.Length / n));
        }
        return sum / T.CreateChecked(n);
    }

    private T Loss(ReadOnlySpan<T> output, ReadOnlySpan<T> target, ReadOnlySpan<T> weights)
    {
        if (weights.IsEmpty)
            return Loss(output, target);
        int rows = weights.Length;
        T sum = T.Zero;
        for (int row = 0; row < rows; row++)
            if (weights[row] != T.Zero)
                sum += weights[row] * Loss(Part(output, row, rows), Part(target, row, rows));
        return sum / T.CreateChecked(rows);
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
