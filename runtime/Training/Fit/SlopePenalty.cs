using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Penalties on how fast a network's output changes with its input, of classes declared with
/// <see cref="NetworkAttribute.GradientPenalty"/>.</summary>
public static class SlopePenalty
{
    /// <summary>The mean over n samples of (‖∇x Σy‖ - target)², in training mode, and its exact gradient with respect to the parameters,
    /// through the gradient of the gradient: with the target 1 that of a Wasserstein critic on samples between real and generated ones
    /// (Gulrajani et al., "Improved training of Wasserstein GANs", 2017, equation 3), with 0 that of a discriminator on real ones
    /// (Mescheder, Geiger and Nowozin, "Which training methods for GANs do actually converge?", 2018, R1 up to the factor γ / 2). Σy is the
    /// sum of a sample's outputs; where the gradient is 0, its length has none. Add it to that of a loss, and hand the sum to
    /// <see cref="Trainer{T}.Apply"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Whole samples, one after another.</param>
    /// <param name="gradient">Receives a value for each parameter, in the order of <see cref="INetwork{T}.CopyParametersTo"/>.</param>
    /// <param name="target">How long the gradient should be; finite, and not negative.</param>
    /// <param name="step">Seeds dropout and noise.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an input is NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">The class is declared without GradientPenalty = true.</exception>
    public static T GradientPenalty<T>(this INetwork<T> network, ReadOnlySpan<T> inputs, Span<T> gradient, double target = 1, long step = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!(target >= 0 && double.IsFinite(target)))
            throw new ArgumentOutOfRangeException(nameof(target), target, "The length of a gradient is a number from 0 on.");
        Engine<T> engine = network.Engine;
        int n = engine.Checks.Count(inputs.Length, nameof(inputs));
        if (n == 0)
            throw new ArgumentException("There is no sample.", nameof(inputs));
        engine.CheckFlat(gradient.Length, nameof(gradient));
        engine.Checks.Samples(inputs);
        if (!engine.HasSlope)
            throw new InvalidOperationException(
                $"{engine.Info.Name} was compiled without the gradient of its slope. Declare it with "
                    + $"[Network({nameof(NetworkAttribute.GradientPenalty)} = true)]."
            );
        using TrainingSession<T> session = engine.Train(n);
        inputs.CopyTo(session.Inputs(n));
        using var result = new NativeArray<T>(session.ArenaLength);
        T value = session.Slope!.Penalty(n, engine.Info.InputLength, target, 1, step, result.Start);
        Layout.ToUser(engine.Info, result.Start, gradient);
        return value;
    }
}
