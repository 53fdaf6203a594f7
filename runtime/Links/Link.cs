using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What stands between a network's last tensor and its output. Losses see the tensor before it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Link
{
    private protected Link() { }

    /// <summary>The values as they are.</summary>
    public static Link Linear { get; } = new LinearLink();

    /// <summary>1 / (1 + exp(-z)).</summary>
    public static Link Sigmoid { get; } = new SigmoidLink();

    /// <summary>exp(z) over its sum along the last axis, <paramref name="classes"/> long.</summary>
    public static Link Softmax(int classes) => new SoftmaxLink(classes);

    /// <summary>For each row of the last axis a mixture of Gaussians: weights by softmax, means, deviations by exp.</summary>
    public static Link Mixture(int components, int dimensions) => new MixtureLink(components, dimensions);

    /// <summary>What outputs behind it are, where they are no values that could be compared with targets: for messages. Null where they
    /// are.</summary>
    internal virtual string? Description => null;

    /// <summary>Where outputs behind it lie; null where that is up to what stands before it.</summary>
    internal virtual OutputRange? Range => null;

    /// <summary>output = link(z) for a sample, or some of its rows. Plain loops: batches go through <see cref="Output"/>.</summary>
    internal abstract void Apply<T>(ReadOnlySpan<T> z, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Turns the gradient with respect to the output into that with respect to z, in place.</summary>
    internal abstract void PullBack<T>(ReadOnlySpan<T> output, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Adds how <see cref="PullBack"/> of a gradient that stays the same changes when the output does.</summary>
    /// <param name="output">The output.</param>
    /// <param name="change">How it changes.</param>
    /// <param name="gradient">With respect to the output.</param>
    /// <param name="sum">Is added to.</param>
    internal abstract void AddSecond(
        ReadOnlySpan<double> output,
        ReadOnlySpan<double> change,
        ReadOnlySpan<double> gradient,
        Span<double> sum
    );
}
