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
            targets = trainer.Targets(n);
        int input = shape.Steps * shape.Input,
            target = trainer.TargetLength;
        T sum = T.Zero;
        for (int i = 0; i < n; i++)
        {
            if (!batches.Follows(start + i))
                _stream.Reset();
            Span<T> output = outputs.Slice(i * _unused.Length, _unused.Length);
            Run(inputs.Slice(i * input, input), output);
            sum += trainer.Loss.RowByRow(output, targets.Slice(i * target, target), _unused, trainer.Engine.Info.OutputColumns);
        }
        return sum / T.CreateChecked(n);
    }

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
