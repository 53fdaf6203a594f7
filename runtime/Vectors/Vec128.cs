using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>A 128-bit vector. See <see cref="IVec{V, T}"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Vec128<T> : IVec<Vec128<T>, T>
    where T : unmanaged
{
    private readonly Vector128<T> _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vec128(Vector128<T> v) => _v = v;

    internal Vector128<T> Value => _v;

    /// <inheritdoc/>
    public static int Count => Vector128<T>.Count;

    /// <inheritdoc/>
    public static int PanelVectors => System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported ? 4 : 2;

    /// <inheritdoc/>
    public static Vec128<T> Zero => default;

    /// <inheritdoc/>
    public static Vec128<T> Indices => new(Vector128<T>.Indices);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Create(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vec128<T> Load(Ptr<T> source) => new(*(Vector128<T>*)source.Address);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Ptr<T> target, Vec128<T> value) => *(Vector128<T>*)target.Address = value._v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> operator +(Vec128<T> a, Vec128<T> b) => new(a._v + b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> operator -(Vec128<T> a, Vec128<T> b) => new(a._v - b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> operator *(Vec128<T> a, Vec128<T> b) => new(a._v * b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> operator /(Vec128<T> a, Vec128<T> b) => new(a._v / b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Fma(Vec128<T> a, Vec128<T> b, Vec128<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector128.MultiplyAddEstimate(a._v.As<T, float>(), b._v.As<T, float>(), c._v.As<T, float>()).As<float, T>());
        return new(Vector128.MultiplyAddEstimate(a._v.As<T, double>(), b._v.As<T, double>(), c._v.As<T, double>()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vec128<T> FmaAt(Vec128<T> a, T* b, Vec128<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector128.MultiplyAddEstimate(a._v.As<T, float>(), *(Vector128<float>*)b, c._v.As<T, float>()).As<float, T>());
        return Fma(a, Load(new(b)), c);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Max(Vec128<T> a, Vec128<T> b) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a._v, a._v), Vector128.MaxNative(a._v, b._v), a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> AtLeast(Vec128<T> x, Vec128<T> least) => new(Vector128.MaxNative(least._v, x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> MaxPairs(Vec128<T> a, Vec128<T> b)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> x = a._v.As<T, float>(),
                y = b._v.As<T, float>();
            return Sse.IsSupported
                ? Max(new(Sse.Shuffle(x, y, 0b10_00_10_00).As<float, T>()), new(Sse.Shuffle(x, y, 0b11_01_11_01).As<float, T>()))
                : Max(
                    new(Vector128.Create(x[0], x[2], y[0], y[2]).As<float, T>()),
                    new(Vector128.Create(x[1], x[3], y[1], y[3]).As<float, T>())
                );
        }
        Vector128<double> c = a._v.As<T, double>(),
            d = b._v.As<T, double>();
        return Max(new(Vector128.Create(c[0], d[0]).As<double, T>()), new(Vector128.Create(c[1], d[1]).As<double, T>()));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Min(Vec128<T> a, Vec128<T> b) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a._v, a._v), Vector128.MinNative(a._v, b._v), a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> AtMost(Vec128<T> x, Vec128<T> most) => new(Vector128.MinNative(most._v, x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Abs(Vec128<T> a) => new(Vector128.Abs(a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Sqrt(Vec128<T> a) => new(Vector128.Sqrt(a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Greater(Vec128<T> a, Vec128<T> b) => new(Vector128.GreaterThan(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Equal(Vec128<T> a, Vec128<T> b) => new(Vector128.Equals(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Select(Vec128<T> mask, Vec128<T> a, Vec128<T> b) => new(Vector128.ConditionalSelect(mask._v, a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> Round(Vec128<T> a)
    {
        if (typeof(T) == typeof(float))
            return new(Vector128.Round(a._v.As<T, float>()).As<float, T>());
        return new(Vector128.Round(a._v.As<T, double>()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> PowerOfTwo(Vec128<T> n)
    {
        if (typeof(T) == typeof(float))
            return new(((Vector128.ConvertToInt32Native(n._v.As<T, float>()) + Vector128.Create(127)) << 23).As<int, T>());
        return new(((Vector128.ConvertToInt64Native(n._v.As<T, double>()) + Vector128.Create(1023L)) << 52).As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec128<T> SplitExponent(Vec128<T> a, out Vec128<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = a._v.As<T, int>();
            exponent = new(Vector128.ConvertToSingle((bits >>> 23) - Vector128.Create(126)).As<float, T>());
            return new(((bits & Vector128.Create(0x007FFFFF)) | Vector128.Create(0x3F000000)).As<int, T>());
        }
        var wide = a._v.As<T, long>();
        exponent = new(Vector128.ConvertToDouble((wide >>> 52) - Vector128.Create(1022L)).As<double, T>());
        return new(((wide & Vector128.Create(0x000FFFFFFFFFFFFFL)) | Vector128.Create(0x3FE0000000000000L)).As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vec128<T> a) => Vector128.Sum(a._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxLane(Vec128<T> a)
    {
        if (typeof(T) == typeof(float))
        {
            var f = a._v.As<T, float>();
            f = Vector128.MaxNative(f, Vector128.Shuffle(f, Vector128.Create(2, 3, 0, 1)));
            return Vector128.MaxNative(f, Vector128.Shuffle(f, Vector128.Create(1, 0, 3, 2))).As<float, T>().ToScalar();
        }
        var d = a._v.As<T, double>();
        return Vector128.MaxNative(d, Vector128.Shuffle(d, Vector128.Create(1L, 0))).As<double, T>().ToScalar();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost(Vec128<T> a, T most) => Vector128.LessThanOrEqualAll(a._v, Vector128.Create(most));
}
