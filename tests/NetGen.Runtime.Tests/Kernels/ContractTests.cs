using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Contractions against a loop over their definition. A kernel's sizes are constants of a struct, as in generated code; columns
/// are padded to 16, so 1, 15, 16, 17, 48 and 65 of them are one, two, three and five times that.</summary>
public unsafe class ContractTests
{
    private const int Pitch = 40,
        Segments = 3;
    private static readonly int[] s_rows = [1, 2, 3, 4, 5, 6, 7, 13];
    private static readonly int[] s_depths = [1, 3, 8, 33];

    [Fact]
    public void ProductsAreTheSumsOfTheirTerms()
    {
        EveryWidth<float>(1e-6);
        EveryWidth<double>(2e-15);
    }

    [Fact]
    public void SumsMayComeInSegmentsAndRowsInGroups()
    {
        EveryWidthInParts<float>(1e-6);
        EveryWidthInParts<double>(2e-15);
    }

    [Fact]
    public void OperandsMayBeComputedAtEachPosition()
    {
        EveryWidthAtPositions<float>(1e-6);
        EveryWidthAtPositions<double>(2e-15);
    }

    [Fact]
    public void ASumIsTheSameHoweverRowsAreDivided()
    {
        var whole = new Operands<float>(13, 48, 33);
        var parts = new Operands<float>(13, 48, 33);
        Contract.Run<float, Plain<float, C48>>(new(whole), 0, 13, 33);
        foreach (var (from, to) in new[] { (0, 1), (1, 6), (6, 6), (6, 13) })
            Contract.Run<float, Plain<float, C48>>(new(parts), from, to, 33);
        Assert.Equal(whole.C, parts.C);
    }

    // 70 rows go through blocks of terms, 10 through whole sums: the same bits.
    [Theory]
    [InlineData(1100)]
    [InlineData(4700)]
    public void ALongSumIsTheSameInBlocks(int depth)
    {
        Long<float, C16>(depth, 1e-6);
        Long<float, C80>(depth, 1e-6);
        Long<float, C128>(depth, 1e-6);
        Long<double, C48>(depth, 2e-15);
    }

    private static void Long<T, N>(int depth, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where N : struct, IColumns
    {
        var whole = new Operands<T>(71, N.Count, depth);
        var parts = new Operands<T>(71, N.Count, depth);
        Contract.Run<T, Plain<T, N>>(new(whole), 1, 71, depth);
        whole.Check(1, 71, tolerance, (i, j) => Sum(depth, k => whole.A[i * Pitch + k], k => whole.B[k * N.Count + j]));
        for (int from = 1; from < 71; from += 10)
            Contract.Run<T, Plain<T, N>>(new(parts), from, from + 10, depth);
        Assert.Equal(whole.C, parts.C);
    }

    private static void EveryWidth<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Products<T, C16>(tolerance);
        Products<T, C32>(tolerance);
        Products<T, C48>(tolerance);
        Products<T, C80>(tolerance);
        Products<T, C128>(tolerance);
    }

    private static void Products<T, N>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where N : struct, IColumns
    {
        foreach (int depth in s_depths)
        {
            foreach (int rows in s_rows)
            {
                var x = new Operands<T>(rows + 1, N.Count, depth);
                Contract.Run<T, Plain<T, N>>(new(x), 1, rows + 1, depth);
                x.Check(1, rows + 1, tolerance, (i, j) => Sum(depth, k => x.A[i * Pitch + k], k => x.B[k * N.Count + j]));
            }
            // A single row has a path of its own.
            var one = new Operands<T>(1, N.Count, depth);
            Contract.Infer<T, Plain<T, N>>(new(one), 0, 1, depth);
            one.Check(0, 1, tolerance, (_, j) => Sum(depth, k => one.A[k], k => one.B[k * N.Count + j]));
        }
    }

    private static void EveryWidthInParts<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Parts<T, C16>(tolerance);
        Parts<T, C32>(tolerance);
        Parts<T, C48>(tolerance);
        Parts<T, C80>(tolerance);
        Parts<T, C128>(tolerance);
    }

    private static void Parts<T, N>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where N : struct, IColumns
    {
        foreach (int depth in s_depths)
        {
            foreach (int rows in s_rows)
            {
                var x = new Operands<T>(rows + 1, N.Count, Segments * depth);
                Contract.Run<T, InParts<T, N>>(new(x), 1, rows + 1, depth, Segments);
                x.Check(1, rows + 1, tolerance, (i, j) => Expected(x, i, j));
            }
            var one = new Operands<T>(1, N.Count, Segments * depth);
            Contract.Infer<T, InParts<T, N>>(new(one), 0, 1, depth, Segments);
            one.Check(0, 1, tolerance, (i, j) => Expected(one, i, j));

            (double, double) Expected(Operands<T> x, int i, int j) =>
                Sum(
                    Segments * depth,
                    k => x.A[InParts<T, N>.Row(i) + InParts<T, N>.SegmentA(k / depth) + k % depth],
                    k => x.B[InParts<T, N>.SegmentB(k / depth) + k % depth * N.Count + j]
                );
        }
    }

    private static void EveryWidthAtPositions<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Positions<T, C16, C1>(tolerance);
        Positions<T, C32, C2>(tolerance);
        Positions<T, C48, C3>(tolerance);
        Positions<T, C80, C4>(tolerance);
    }

    private static void Positions<T, N, P>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where N : struct, IColumns
        where P : struct, IColumns
    {
        foreach (int depth in s_depths)
        foreach (int rows in s_rows)
        {
            var x = new Operands<T>(rows, N.Count, Segments * depth);
            Contract.Run<T, AtPositions<T, N, P>>(new(x), 0, rows, depth, Segments);
            x.Check(
                0,
                rows,
                tolerance,
                (i, j) =>
                    Sum(
                        Segments * depth * P.Count,
                        k => x.A[i * Pitch + InParts<T, N>.SegmentA(k / P.Count / depth) + k / P.Count % depth + k % P.Count * 7],
                        k =>
                            x.B[InParts<T, N>.SegmentB(k / P.Count / depth) + k / P.Count % depth * N.Count + j]
                            * T.CreateTruncating(k % P.Count + 1)
                    )
            );
        }
    }

    // The sum, and that of the terms' sizes, which is what rounding is measured against.
    private static (double Value, double Size) Sum<T>(int terms, Func<int, T> a, Func<int, T> b)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double sum = 0,
            size = 0;
        for (int k = 0; k < terms; k++)
        {
            double term = double.CreateTruncating(a(k)) * double.CreateTruncating(b(k));
            sum += term;
            size += Math.Abs(term);
        }
        return (sum, size);
    }

    /// <summary>Aligned as a network's memory is; what no kernel may write is -7.</summary>
    private sealed class Operands<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly int _columns;

        public Operands(int rows, int columns, int depth)
        {
            _columns = columns;
            var random = new Random(rows * 1000 + columns + depth);
            A = Values((rows + 4) * Pitch + depth + 64, random);
            B = Values((depth + Segments) * columns + 256, random);
            C = Values((rows + 1) * columns, random);
            C.AsSpan().Fill(T.CreateTruncating(-7));
        }

        public T[] A { get; }

        public T[] B { get; }

        public T[] C { get; }

        public Ptr<T> PinnedA => Pointer(A);

        public Ptr<T> PinnedB => Pointer(B);

        public Ptr<T> PinnedC => Pointer(C);

        public void Check(int from, int to, double tolerance, Func<int, int, (double Value, double Size)> expected)
        {
            for (int i = 0; i < C.Length / _columns; i++)
            for (int j = 0; j < _columns; j++)
            {
                var (value, size) = i >= from && i < to ? expected(i, j) : (-7, 0);
                Assert.Equal(value, double.CreateTruncating(C[i * _columns + j]), tolerance * size);
            }
        }

        private static Ptr<T> Pointer(T[] values) => new((T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(values)));

        private static T[] Values(int count, Random random)
        {
            T[] values = GC.AllocateUninitializedArray<T>(count, pinned: true);
            for (int i = 0; i < count; i++)
                values[i] = T.CreateTruncating(random.NextDouble() - 0.5);
            return values;
        }
    }

    private interface IColumns
    {
        static abstract int Count { get; }
    }

    private readonly struct C1 : IColumns
    {
        public static int Count => 1;
    }

    private readonly struct C2 : IColumns
    {
        public static int Count => 2;
    }

    private readonly struct C3 : IColumns
    {
        public static int Count => 3;
    }

    private readonly struct C4 : IColumns
    {
        public static int Count => 4;
    }

    private readonly struct C16 : IColumns
    {
        public static int Count => 16;
    }

    private readonly struct C32 : IColumns
    {
        public static int Count => 32;
    }

    private readonly struct C48 : IColumns
    {
        public static int Count => 48;
    }

    private readonly struct C80 : IColumns
    {
        public static int Count => 80;
    }

    private readonly struct C128 : IColumns
    {
        public static int Count => 128;
    }

    private readonly struct Plain<T, N>(Operands<T> x) : IContract<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where N : struct, IColumns
    {
        private readonly Ptr<T> _c = x.PinnedC;

        public static int RowStride => ContractTests.Pitch;

        public static int DepthStride => 1;

        public static int Pitch => N.Count;

        public static int Columns => N.Count;

        public Ptr<T> A { get; } = x.PinnedA;

        public Ptr<T> B { get; } = x.PinnedB;

        public void Finish<V>(V sum, int i, int j)
            where V : struct, IVec<V, T> => V.Store(_c + (i * N.Count + j), sum);
    }

    // Groups of two rows, and segments, overlap as those of windows do.
    private readonly struct InParts<T, N>(Operands<T> x) : IContract<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where N : struct, IColumns
    {
        private readonly Ptr<T> _c = x.PinnedC;

        public static int RowStride => 2;

        public static int DepthStride => 1;

        public static int Pitch => N.Count;

        public static int Columns => N.Count;

        public static bool HasParts => true;

        public static int Group => 5;

        public static int GroupStart(int g) => g * ContractTests.Pitch;

        public static int SegmentA(int s) => s * 11;

        public static int SegmentB(int s) => s * 33 * N.Count % (N.Count * 2);

        public static int Row(int i) => GroupStart(i / Group) + i % Group * RowStride;

        public Ptr<T> A { get; } = x.PinnedA;

        public Ptr<T> B { get; } = x.PinnedB;

        public void Finish<V>(V sum, int i, int j)
            where V : struct, IVec<V, T> => V.Store(_c + (i * N.Count + j), sum);
    }

    // At position p, the right operand is p + 1 times what lies in memory, and the left one lies 7 p further on.
    private readonly struct AtPositions<T, N, P>(Operands<T> x) : IContract<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where N : struct, IColumns
        where P : struct, IColumns
    {
        private readonly Ptr<T> _c = x.PinnedC;

        public static int RowStride => ContractTests.Pitch;

        public static int DepthStride => 1;

        public static int Pitch => N.Count;

        public static int Columns => N.Count;

        public static bool HasParts => true;

        public static int Positions => P.Count;

        public static int PositionA(int p) => p * 7;

        public static int SegmentA(int s) => InParts<T, N>.SegmentA(s);

        public static int SegmentB(int s) => InParts<T, N>.SegmentB(s);

        public Ptr<T> A { get; } = x.PinnedA;

        public Ptr<T> B { get; } = x.PinnedB;

        public V Right<V>(Ptr<T> b, int p)
            where V : struct, IVec<V, T> => V.Load(b) * V.Create(T.CreateTruncating(p + 1));

        public void Finish<V>(V sum, int i, int j)
            where V : struct, IVec<V, T> => V.Store(_c + (i * N.Count + j), sum);
    }
}
