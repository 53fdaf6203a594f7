using System.Numerics;

namespace NetGen;

/// <summary>The chain rule through a network, for objectives that go on behind its output: another network, a distance between features, a
/// teacher.</summary>
public static class Backpropagation
{
    /// <summary>From the gradient of anything with respect to the outputs of n samples to its gradient with respect to the parameters and
    /// the samples, in training mode: the transposed Jacobian times the gradient, summed over the samples and not averaged. What
    /// regularisers add to the loss is in the parameters' gradient as well, as in <see cref="INetwork{T}.LossAndGradient"/>; moving
    /// averages stay as they are. The outputs meant are those of the same <paramref name="step"/>: where dropout or batch normalisation
    /// make training differ from <see cref="INetwork{T}.Predict"/>, those of training.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">n whole samples, one after another.</param>
    /// <param name="outputGradient">The gradient with respect to their outputs, as long as these.</param>
    /// <param name="gradient">Receives a value for each parameter, in the order of <see cref="INetwork{T}.CopyParametersTo"/>; empty where
    /// nobody asks.</param>
    /// <param name="inputGradient">Receives the gradient with respect to the samples, as long as they are; empty where nobody asks. It is 0
    /// where an input is the number of a row of a table.</param>
    /// <param name="step">Seeds dropout and noise.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a value is NaN or infinite; the message names it.</exception>
    /// <exception cref="NotSupportedException">The gradient of samples is asked for, and they are numbers of rows alone.</exception>
    public static void Backpropagate<T>(
        this INetwork<T> network,
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> outputGradient,
        Span<T> gradient,
        Span<T> inputGradient = default,
        long step = 0
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        if (inputGradient.Length > 0)
            network.LossAndInputGradient(inputs, outputGradient, GivenGradient.Instance, inputGradient, step);
        if (gradient.Length > 0 || inputGradient.Length == 0)
            network.LossAndGradient(inputs, outputGradient, GivenGradient.Instance, gradient, step);
    }
}
