using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How a network's loss depends on what it is shown.</summary>
public static class InputGradients
{
    /// <summary>The mean loss over n samples in training mode, and its gradient with respect to the samples: what saliency maps and
    /// adversarial examples are made of. No gradient of a parameter is computed; regularisers and activity penalties are left
    /// out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Whole samples, one after another.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="loss">What is differentiated.</param>
    /// <param name="gradient">As long as <paramref name="inputs"/>. It is 0 where an input is the number of a row of a table.</param>
    /// <param name="step">Seeds dropout and noise.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an index or target is NaN or out of range; the message names
    /// it.</exception>
    /// <exception cref="NotSupportedException">All inputs are numbers of rows.</exception>
    public static unsafe T LossAndInputGradient<T>(
        this INetwork<T> network,
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Loss loss,
        Span<T> gradient,
        long step = 0
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        using TrainingSession<T> session = network.Engine.Session(inputs, targets, loss, out int n, out int targetLength);
        if (gradient.Length != inputs.Length)
            throw new ArgumentException(
                $"There are {inputs.Length} input values, but the span for their gradient holds {gradient.Length}.",
                nameof(gradient)
            );
        int length = network.Engine.Info.InputLength,
            pitch = RowPadding.Padded(length);
        using var padded = new NativeArray<T>(checked(n * pitch));
        T value = session.InputGradient(n, loss, targetLength, step, padded.Start);
        fixed (T* rows = gradient)
            CompilerServices.Rows.Copy(padded.Start, pitch, new(rows), length, length, 0, n);
        return value;
    }
}
