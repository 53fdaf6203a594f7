namespace NetGen;

/// <summary>y = scale · x + offset for every value: <c>Rescaling(1.0 / 255)</c> brings pixels to [0, 1], <c>Rescaling(1.0 / 127.5, -1)</c>
/// to [-1, 1]. Output: the input's shape.</summary>
/// <param name="scale">The factor; not 0.</param>
/// <param name="offset">What is added.</param>
public sealed class RescalingAttribute(double scale, double offset = 0) : LayerAttribute
{
    /// <summary>The factor; not 0.</summary>
    public double Scale { get; } = scale;

    /// <summary>What is added.</summary>
    public double Offset { get; } = offset;
}
