using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A vector register of <typeparamref name="T"/>. Kernels are written once against this interface and instantiated at the
/// widest width the machine has; the JIT turns every member into one instruction or two.</summary>
/// <typeparam name="V">The vector type itself.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVec<V, T>
    where V : struct, IVec<V, T>
    where T : unmanaged
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>How many vectors wide a register tile of six rows may be without spilling.</summary>
    static abstract int PanelVectors { get; }

    /// <summary>All lanes zero.</summary>
    static abstract V Zero { get; }

    /// <summary>0, 1, 2, ...: each lane's number.</summary>
    static abstract V Indices { get; }

    /// <summary>All lanes <paramref name="value"/>.</summary>
    static abstract V Create(T value);

    /// <summary>The lanes from <paramref name="source"/> on.</summary>
    static abstract V Load(Ptr<T> source);

    /// <summary>Writes all lanes of <paramref name="value"/> to <paramref name="target"/>.</summary>
    static abstract void Store(Ptr<T> target, V value);

    /// <summary>Writes the first <paramref name="count"/> lanes of <paramref name="value"/>, and nothing behind them.</summary>
    static virtual void StoreFirst(Ptr<T> target, V value, int count)
    {
        for (int i = 0; i < count; i++)
            target[i] = Unsafe.Add(ref Unsafe.As<V, T>(ref value), i);
    }

    /// <summary>a + b.</summary>
    static abstract V operator +(V a, V b);

    /// <summary>a - b.</summary>
    static abstract V operator -(V a, V b);

    /// <summary>a · b.</summary>
    static abstract V operator *(V a, V b);

    /// <summary>a / b.</summary>
    static abstract V operator /(V a, V b);

    /// <summary>a · b + c, fused where the machine has the instruction.</summary>
    static abstract V Fma(V a, V b, V c);

    /// <summary>The same with the lanes from <paramref name="b"/> on, for vectors that are read once: the JIT makes one instruction of the
    /// load and the multiply-add.</summary>
    static abstract unsafe V FmaAt(V a, T* b, V c);

    /// <summary>The larger of a and b; NaN where either is. <see cref="AtLeast"/> is one instruction less or two, and does where one of
    /// them is a number for sure.</summary>
    static abstract V Max(V a, V b);

    /// <summary>x, but no less than the number <paramref name="least"/>; NaN where x is.</summary>
    static abstract V AtLeast(V x, V least);

    /// <summary>The larger of each pair of neighbouring lanes, of a and then of b; NaN where one of the pair is.</summary>
    static abstract V MaxPairs(V a, V b);

    /// <summary>The smaller of a and b; NaN where either is.</summary>
    static abstract V Min(V a, V b);

    /// <summary>x, but no more than the number <paramref name="most"/>; NaN where x is.</summary>
    static abstract V AtMost(V x, V most);

    /// <summary>|a|.</summary>
    static abstract V Abs(V a);

    /// <summary>The square root of a.</summary>
    static abstract V Sqrt(V a);

    /// <summary>All bits set in the lanes where a &gt; b.</summary>
    static abstract V Greater(V a, V b);

    /// <summary>All bits set in the lanes where a = b.</summary>
    static abstract V Equal(V a, V b);

    /// <summary>a in the lanes whose bits are set in <paramref name="mask"/>, otherwise b.</summary>
    static abstract V Select(V mask, V a, V b);

    /// <summary>a rounded to the nearest whole number, ties to even.</summary>
    static abstract V Round(V a);

    /// <summary>2^n for whole n within the normal exponents.</summary>
    static abstract V PowerOfTwo(V n);

    /// <summary>Splits positive normal a into mantissa in [0.5, 1) and exponent: a = mantissa · 2^exponent.</summary>
    static abstract V SplitExponent(V a, out V exponent);

    /// <summary>The sum of the lanes.</summary>
    static abstract T Sum(V a);

    /// <summary>The largest lane; where lanes are NaN, NaN or any other.</summary>
    static abstract T MaxLane(V a);

    /// <summary>Whether no lane of a is larger than <paramref name="most"/>, or NaN.</summary>
    static abstract bool AllAtMost(V a, T most);
}
