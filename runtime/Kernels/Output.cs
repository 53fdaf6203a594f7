using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>The link: from a network's last tensor, rows padded to 16, to the user's output without padding.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Output
{
    /// <summary>The values as they are.</summary>
    public static void Linear<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int n) where T : unmanaged => Rows.Copy(z, pitch, output, length, length, 0, n);

    /// <summary>1 / (1 + exp(-z)).</summary>
    public static void Sigmoid<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int n) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Loop.Run<T, SigmoidRow<T>>(new SigmoidRow<T>(z, pitch, output, length), 0, n, length);

    /// <summary>exp(z) over its sum along the last axis, <paramref name="classes"/> long.</summary>
    public static void Softmax<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int classes, int n) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (classes == length)
        {
            Kernels.Softmax.Rows(z, pitch, output, length, length, 0, n);
            return;
        }
        for (int i = 0; i < n; i++) Kernels.Softmax.Rows(z + i * pitch, classes, output + i * length, classes, classes, 0, length / classes);
    }

    private readonly struct SigmoidRow<T>(Ptr<T> z, int pitch, Ptr<T> output, int length) : ILoop<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Apply<V>(int i, int j) where V : struct, IVec<V, T> => V.Store(output + (i * length + j), VecMath.Sigmoid<V, T>(V.Load(z + (i * pitch + j))));
    }
}
