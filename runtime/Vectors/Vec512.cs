using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>A 512-bit vector. See <see cref="IVec{V, T}"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Vec512<T> : IVec<Vec512<T>, T>
    where T : unmanaged
{
    private readonly Vector512<T> _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vec512(Vector512<T> v) => _v = v;

    /// <inheritdoc/>
    public static int Count => Vector512<T>.Count;

    /// <inheritdoc/>
    public static int PanelVectors => 4;

    /// <inheritdoc/>
    public static Vec512<T> Zero => default;

    /// <inheritdoc/>
    public static Vec512<T> Indices => new(Vector512<T>.Indices);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Create(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vec512<T> Load(Ptr<T> source) => new(*(Vector512<T>*)source.Address);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Ptr<T> target, Vec512<T> value) => *(Vector512<T>*)target.Address = value._v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> operator +(Vec512<T> a, Vec512<T> b) => new(a._v + b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> operator -(Vec512<T> a, Vec512<T> b) => new(a._v - b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> operator *(Vec512<T> a, Vec512<T> b) => new(a._v * b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> operator /(Vec512<T> a, Vec512<T> b) => new(a._v / b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Fma(Vec512<T> a, Vec512<T> b, Vec512<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector512.MultiplyAddEstimate(a._v.As<T, float>(), b._v.As<T, float>(), c._v.As<T, float>()).As<float, T>());
        return new(Vector512.MultiplyAddEstimate(a._v.As<T, double>(), b._v.As<T, double>(), c._v.As<T, double>()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vec512<T> FmaAt(Vec512<T> a, T* b, Vec512<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector512.MultiplyAddEstimate(a._v.As<T, float>(), *(Vector512<float>*)b, c._v.As<T, float>()).As<float, T>());
        return Fma(a, Load(new(b)), c);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Max(Vec512<T> a, Vec512<T> b) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a._v, a._v), Vector512.MaxNative(a._v, b._v), a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> AtLeast(Vec512<T> x, Vec512<T> least) => new(Vector512.MaxNative(least._v, x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> MaxPairs(Vec512<T> a, Vec512<T> b)
    {
        if (Avx512F.IsSupported && typeof(T) == typeof(float))
        {
            Vector512<int> even = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
            Vector512<float> x = a._v.AsSingle(),
                y = b._v.AsSingle();
            return Max(
                new(Avx512F.PermuteVar16x32x2(x, even, y).As<float, T>()),
                new(Avx512F.PermuteVar16x32x2(x, even + Vector512<int>.One, y).As<float, T>())
            );
        }
        if (Avx512F.IsSupported && typeof(T) == typeof(double))
        {
            Vector512<long> even = Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14);
            Vector512<double> x = a._v.AsDouble(),
                y = b._v.AsDouble();
            return Max(
                new(Avx512F.PermuteVar8x64x2(x, even, y).As<double, T>()),
                new(Avx512F.PermuteVar8x64x2(x, even + Vector512<long>.One, y).As<double, T>())
            );
        }
        return new(
            Vector512.Create(
                Vec256<T>.MaxPairs(new(a._v.GetLower()), new(a._v.GetUpper())).Value,
                Vec256<T>.MaxPairs(new(b._v.GetLower()), new(b._v.GetUpper())).Value
            )
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Min(Vec512<T> a, Vec512<T> b) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a._v, a._v), Vector512.MinNative(a._v, b._v), a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> AtMost(Vec512<T> x, Vec512<T> most) => new(Vector512.MinNative(most._v, x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Abs(Vec512<T> a) => new(Vector512.Abs(a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Sqrt(Vec512<T> a) => new(Vector512.Sqrt(a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Greater(Vec512<T> a, Vec512<T> b) => new(Vector512.GreaterThan(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Equal(Vec512<T> a, Vec512<T> b) => new(Vector512.Equals(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Select(Vec512<T> mask, Vec512<T> a, Vec512<T> b) => new(Vector512.ConditionalSelect(mask._v, a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> Round(Vec512<T> a)
    {
        if (typeof(T) == typeof(float))
            return new(Vector512.Round(a._v.As<T, float>()).As<float, T>());
        return new(Vector512.Round(a._v.As<T, double>()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> PowerOfTwo(Vec512<T> n)
    {
        if (typeof(T) == typeof(float))
            return new(((Vector512.ConvertToInt32Native(n._v.As<T, float>()) + Vector512.Create(127)) << 23).As<int, T>());
        return new(((Vector512.ConvertToInt64Native(n._v.As<T, double>()) + Vector512.Create(1023L)) << 52).As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec512<T> SplitExponent(Vec512<T> a, out Vec512<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = a._v.As<T, int>();
            exponent = new(Vector512.ConvertToSingle((bits >>> 23) - Vector512.Create(126)).As<float, T>());
            return new(((bits & Vector512.Create(0x007FFFFF)) | Vector512.Create(0x3F000000)).As<int, T>());
        }
        var wide = a._v.As<T, long>();
        exponent = new(Vector512.ConvertToDouble((wide >>> 52) - Vector512.Create(1022L)).As<double, T>());
        return new(((wide & Vector512.Create(0x000FFFFFFFFFFFFFL)) | Vector512.Create(0x3FE0000000000000L)).As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vec512<T> a) => Vector512.Sum(a._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxLane(Vec512<T> a) => Vec256<T>.MaxLane(Vec256<T>.AtLeast(new(a._v.GetUpper()), new(a._v.GetLower())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost(Vec512<T> a, T most) => Vector512.LessThanOrEqualAll(a._v, Vector512.Create(most));
}
