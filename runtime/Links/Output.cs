using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>The link: from a network's last tensor, rows padded to 16, to the user's output without padding.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Output
{
    /// <summary>Rows that are turned at once.</summary>
    private const int Together = 64;

    /// <summary>Exponentials of values up to this, and sums of 32 of them, are far from the largest and the smallest float.</summary>
    private const double ExponentLimit = 80;

    /// <summary>The values as they are.</summary>
    public static void Linear<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int n)
        where T : unmanaged => Rows.Copy(z, pitch, output, length, length, 0, n);

    /// <summary>1 / (1 + exp(-z)).</summary>
    public static void Sigmoid<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sigmoid(z, pitch, output, length, length, n);

    /// <summary>The same for a part of each sample.</summary>
    internal static void Sigmoid<T>(Ptr<T> z, int pitch, Ptr<T> output, int outputPitch, int length, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Loop.Run<T, SigmoidRow<T>>(new SigmoidRow<T>(z, pitch, output, outputPitch), 0, n, length);

    /// <summary>exp(z) over its sum along the last axis, <paramref name="classes"/> long.</summary>
    public static void Softmax<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int classes, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (classes < length)
            Several(z, pitch, output, length, classes, n);
        else if (n >= 2 && classes <= 16)
        {
            for (int start = 0; start < n; start += Together)
            {
                int rows = Math.Min(Together, n - start);
                if (Vector512.IsHardwareAccelerated)
                    Transposed<Vec512<T>, T>(z + start * pitch, pitch, output + start * length, length, rows);
                else if (Vector256.IsHardwareAccelerated)
                    Transposed<Vec256<T>, T>(z + start * pitch, pitch, output + start * length, length, rows);
                else
                    Transposed<Vec128<T>, T>(z + start * pitch, pitch, output + start * length, length, rows);
            }
        }
        else if (n > 1 || classes > 2 * Widest<T>())
            CompilerServices.Softmax.Rows(z, pitch, output, length, length, 0, n);
        else if (Vector512.IsHardwareAccelerated)
            One<Vec512<T>, T>(z, output, length);
        else if (Vector256.IsHardwareAccelerated)
            One<Vec256<T>, T>(z, output, length);
        else
            One<Vec128<T>, T>(z, output, length);
    }

    /// <summary>For each row of the last axis a mixture of Gaussians: weights by softmax, means, deviations by exp.</summary>
    public static void Mixture<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int components, int dimensions, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = components * (1 + 2 * dimensions);
        if (row == length)
            Mixtures(z, pitch, output, length, components, components * dimensions, n);
        else
            for (int i = 0; i < n; i++)
                Mixtures(z + i * pitch, row, output + i * length, row, components, components * dimensions, length / row);
    }

    /// <summary>A row of each sample, the rows of output being <paramref name="length"/> apart.</summary>
    internal static void Mixtures<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int weights, int means, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompilerServices.Softmax.Rows(z, pitch, output, length, weights, 0, n);
        Rows.Copy(z + weights, pitch, output + weights, length, means, 0, n);
        Loop.Run<T, ExpRow<T>>(new ExpRow<T>(z + (weights + means), pitch, output + (weights + means), length), 0, n, means);
    }

    // Many short rows: turned, so that a vector is one class of many rows, and no lane waits for another.
    [SkipLocalsInit, MethodImpl(Kernel.Alone)]
    private static unsafe void Transposed<V, T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int n)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* room = stackalloc T[16 * Together];
        Ptr<T> turned = new(room);
        Rows.Transpose(z, pitch, turned, Together, length, 0, n);
        for (int i = 0; i < n; i += V.Count)
        {
            V max = V.Load(turned + i),
                sum = V.Zero;
            for (int j = 1; j < length; j++)
                max = V.AtLeast(V.Load(turned + (j * Together + i)), max);
            for (int j = 0; j < length; j++)
            {
                V e = VecMath.Exp<V, T>(V.Load(turned + (j * Together + i)) - max);
                V.Store(turned + (j * Together + i), e);
                sum += e;
            }
            V scale = V.Create(T.One) / sum;
            for (int j = 0; j < length; j++)
                V.Store(turned + (j * Together + i), V.Load(turned + (j * Together + i)) * scale);
        }
        Rows.Transpose(turned, Together, output, length, n, 0, length);
    }

    private static int Widest<T>()
        where T : unmanaged =>
        Vector512.IsHardwareAccelerated ? Vector512<T>.Count
        : Vector256.IsHardwareAccelerated ? Vector256<T>.Count
        : Vector128<T>.Count;

    // One row of one vector, which stays in registers. The largest value is subtracted only where an exponential would be near the ends of
    // float: who subtracts it waits for it, while the branch is guessed.
    [MethodImpl(Kernel.Alone)]
    private static void One<V, T>(Ptr<T> z, Ptr<T> output, int length)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (length > V.Count)
        {
            Two<V, T>(z, output, length);
            return;
        }
        V x = V.Load(z),
            isInside = V.Greater(V.Create(T.CreateTruncating(length)), V.Indices);
        bool isNear = V.AllAtMost(V.Abs(V.Select(isInside, x, V.Zero)), T.CreateTruncating(ExponentLimit));
        x = V.Select(isInside, x, V.Create(T.NegativeInfinity));
        if (!isNear)
            x -= V.Create(V.MaxLane(x));
        x = VecMath.Exp<V, T>(x);
        V.StoreFirst(output, x * V.Create(T.One / V.Sum(x)), length);
    }

    // The same for a row of two vectors.
    [MethodImpl(Kernel.Alone)]
    private static void Two<V, T>(Ptr<T> z, Ptr<T> output, int length)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V x = V.Load(z),
            y = V.Load(z + V.Count),
            isInside = V.Greater(V.Create(T.CreateTruncating(length - V.Count)), V.Indices);
        V size = V.AtLeast(V.Abs(x), V.Abs(V.Select(isInside, y, V.Zero)));
        bool areNear = V.AllAtMost(size, T.CreateTruncating(ExponentLimit));
        y = V.Select(isInside, y, V.Create(T.NegativeInfinity));
        if (!areNear)
        {
            V max = V.Create(V.MaxLane(V.AtLeast(x, y)));
            x -= max;
            y -= max;
        }
        x = VecMath.Exp<V, T>(x);
        y = VecMath.Exp<V, T>(y);
        V scale = V.Create(T.One / V.Sum(x + y));
        V.Store(output, x * scale);
        V.StoreFirst(output + V.Count, y * scale, length - V.Count);
    }

    private static void Several<T>(Ptr<T> z, int pitch, Ptr<T> output, int length, int classes, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
            CompilerServices.Softmax.Rows(z + i * pitch, classes, output + i * length, classes, classes, 0, length / classes);
    }

    private readonly struct ExpRow<T>(Ptr<T> z, int pitch, Ptr<T> output, int length) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T> => V.Store(output + (i * length + j), VecMath.Exp<V, T>(V.Load(z + (i * pitch + j))));
    }

    private readonly struct SigmoidRow<T>(Ptr<T> z, int pitch, Ptr<T> output, int length) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T> => V.Store(output + (i * length + j), VecMath.Sigmoid<V, T>(V.Load(z + (i * pitch + j))));
    }
}
