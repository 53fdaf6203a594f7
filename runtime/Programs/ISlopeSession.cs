using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Penalties on the slope of the output along the samples that a training session holds.</summary>
internal interface ISlopeSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>weight · the mean over samples of (‖g‖ - target)², where g is the gradient of the sum of a sample's outputs with respect to
    /// its first values, and the gradient of that with respect to the parameters. Nothing else changes.</summary>
    /// <param name="n">The first so many samples.</param>
    /// <param name="length">Values of a sample that count.</param>
    /// <param name="target">How long g should be.</param>
    /// <param name="weight">A factor.</param>
    /// <param name="step">What noise is drawn by.</param>
    /// <param name="gradient">Receives the gradient, laid out as parameters are.</param>
    T Penalty(int n, int length, double target, double weight, long step, Ptr<T> gradient);
}
