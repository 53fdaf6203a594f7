using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>The link of one of several outputs, which lie one after another in a sample: what <see cref="Output"/> does to a whole one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputPart
{
    /// <summary>The values as they are.</summary>
    /// <param name="z">The first value of the first sample.</param>
    /// <param name="pitch">Elements from one sample of z to the next.</param>
    /// <param name="output">Receives the first value of the first sample.</param>
    /// <param name="outputPitch">Values of all outputs of a sample.</param>
    /// <param name="length">Values of this output.</param>
    /// <param name="n">Samples.</param>
    public static void Linear<T>(Ptr<T> z, int pitch, Ptr<T> output, int outputPitch, int length, int n)
        where T : unmanaged => Rows.Copy(z, pitch, output, outputPitch, length, 0, n);

    /// <summary>1 / (1 + exp(-z)).</summary>
    /// <inheritdoc cref="Linear"/>
    public static void Sigmoid<T>(Ptr<T> z, int pitch, Ptr<T> output, int outputPitch, int length, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Output.Sigmoid(z, pitch, output, outputPitch, length, n);

    /// <summary>exp(z) over its sum along the last axis, <paramref name="classes"/> long.</summary>
    /// <inheritdoc cref="Linear"/>
    public static void Softmax<T>(Ptr<T> z, int pitch, Ptr<T> output, int outputPitch, int length, int classes, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Rows of one sample lie side by side.
        for (int row = 0; row < length; row += classes)
            CompilerServices.Softmax.Rows(z + row, pitch, output + row, outputPitch, classes, 0, n);
    }

    /// <summary>For each row of the last axis a mixture of Gaussians: weights by softmax, means, deviations by exp.</summary>
    /// <inheritdoc cref="Linear"/>
    public static void Mixture<T>(Ptr<T> z, int pitch, Ptr<T> output, int outputPitch, int length, int components, int dimensions, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < length; row += components * (1 + 2 * dimensions))
            Output.Mixtures(z + row, pitch, output + row, outputPitch, components, components * dimensions, n);
    }
}
