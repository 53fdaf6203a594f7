using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>A 256-bit vector. See <see cref="IVec{V, T}"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Vec256<T> : IVec<Vec256<T>, T>
    where T : unmanaged
{
    private readonly Vector256<T> _v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vec256(Vector256<T> v) => _v = v;

    internal Vector256<T> Value => _v;

    /// <inheritdoc/>
    public static int Count => Vector256<T>.Count;

    /// <inheritdoc/>
    public static int PanelVectors => System.Runtime.Intrinsics.X86.Avx512F.VL.IsSupported ? 4 : 2;

    /// <inheritdoc/>
    public static Vec256<T> Zero => default;

    /// <inheritdoc/>
    public static Vec256<T> Indices => new(Vector256<T>.Indices);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Create(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vec256<T> Load(Ptr<T> source) => new(*(Vector256<T>*)source.Address);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Ptr<T> target, Vec256<T> value) => *(Vector256<T>*)target.Address = value._v;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> operator +(Vec256<T> a, Vec256<T> b) => new(a._v + b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> operator -(Vec256<T> a, Vec256<T> b) => new(a._v - b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> operator *(Vec256<T> a, Vec256<T> b) => new(a._v * b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> operator /(Vec256<T> a, Vec256<T> b) => new(a._v / b._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Fma(Vec256<T> a, Vec256<T> b, Vec256<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector256.MultiplyAddEstimate(a._v.As<T, float>(), b._v.As<T, float>(), c._v.As<T, float>()).As<float, T>());
        return new(Vector256.MultiplyAddEstimate(a._v.As<T, double>(), b._v.As<T, double>(), c._v.As<T, double>()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vec256<T> FmaAt(Vec256<T> a, T* b, Vec256<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector256.MultiplyAddEstimate(a._v.As<T, float>(), *(Vector256<float>*)b, c._v.As<T, float>()).As<float, T>());
        return Fma(a, Load(new(b)), c);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Max(Vec256<T> a, Vec256<T> b) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a._v, a._v), Vector256.MaxNative(a._v, b._v), a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> AtLeast(Vec256<T> x, Vec256<T> least) => new(Vector256.MaxNative(least._v, x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> MaxPairs(Vec256<T> a, Vec256<T> b)
    {
        if (!Avx2.IsSupported || (typeof(T) != typeof(float) && typeof(T) != typeof(double)))
            return new(
                Vector256.Create(
                    Vec128<T>.MaxPairs(new(a._v.GetLower()), new(a._v.GetUpper())).Value,
                    Vec128<T>.MaxPairs(new(b._v.GetLower()), new(b._v.GetUpper())).Value
                )
            );
        // Halves are turned each on its own: those of a and b lie by turns, in pairs of values.
        Vec256<T> pairs =
            typeof(T) == typeof(float)
                ? Max(
                    new(Avx.Shuffle(a._v.AsSingle(), b._v.AsSingle(), 0x88).As<float, T>()),
                    new(Avx.Shuffle(a._v.AsSingle(), b._v.AsSingle(), 0xDD).As<float, T>())
                )
                : Max(
                    new(Avx.UnpackLow(a._v.AsDouble(), b._v.AsDouble()).As<double, T>()),
                    new(Avx.UnpackHigh(a._v.AsDouble(), b._v.AsDouble()).As<double, T>())
                );
        return new(Avx2.Permute4x64(pairs._v.AsDouble(), 0xD8).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Min(Vec256<T> a, Vec256<T> b) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a._v, a._v), Vector256.MinNative(a._v, b._v), a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> AtMost(Vec256<T> x, Vec256<T> most) => new(Vector256.MinNative(most._v, x._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Abs(Vec256<T> a) => new(Vector256.Abs(a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Sqrt(Vec256<T> a) => new(Vector256.Sqrt(a._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Greater(Vec256<T> a, Vec256<T> b) => new(Vector256.GreaterThan(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Equal(Vec256<T> a, Vec256<T> b) => new(Vector256.Equals(a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Select(Vec256<T> mask, Vec256<T> a, Vec256<T> b) => new(Vector256.ConditionalSelect(mask._v, a._v, b._v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> Round(Vec256<T> a)
    {
        if (typeof(T) == typeof(float))
            return new(Vector256.Round(a._v.As<T, float>()).As<float, T>());
        return new(Vector256.Round(a._v.As<T, double>()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> PowerOfTwo(Vec256<T> n)
    {
        if (typeof(T) == typeof(float))
            return new(((Vector256.ConvertToInt32Native(n._v.As<T, float>()) + Vector256.Create(127)) << 23).As<int, T>());
        return new(((Vector256.ConvertToInt64Native(n._v.As<T, double>()) + Vector256.Create(1023L)) << 52).As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec256<T> SplitExponent(Vec256<T> a, out Vec256<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = a._v.As<T, int>();
            exponent = new(Vector256.ConvertToSingle((bits >>> 23) - Vector256.Create(126)).As<float, T>());
            return new(((bits & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F000000)).As<int, T>());
        }
        var wide = a._v.As<T, long>();
        exponent = new(Vector256.ConvertToDouble((wide >>> 52) - Vector256.Create(1022L)).As<double, T>());
        return new(((wide & Vector256.Create(0x000FFFFFFFFFFFFFL)) | Vector256.Create(0x3FE0000000000000L)).As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vec256<T> a) => Vector256.Sum(a._v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxLane(Vec256<T> a) => Vec128<T>.MaxLane(Vec128<T>.AtLeast(new(a._v.GetUpper()), new(a._v.GetLower())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost(Vec256<T> a, T most) => Vector256.LessThanOrEqualAll(a._v, Vector256.Create(most));
}
