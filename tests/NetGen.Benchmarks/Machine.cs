using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks;

/// <summary>What one core of this machine can do at most: the best of several runs, since only disturbances differ between them.</summary>
/// <param name="Flops">Floating-point operations a second, by multiply-adds on registers.</param>
/// <param name="L1">Bytes a second read from 24 KiB.</param>
/// <param name="L2">Bytes a second read from 512 KiB.</param>
/// <param name="L3">Bytes a second read from 8 MiB.</param>
internal sealed record Machine(double Flops, double L1, double L2, double L3)
{
    private const int Runs = 9;
    private static float _sink;

    /// <summary>The shortest time a call of the row can take here, or 0 if the row does not say what it needs.</summary>
    public double Limit(Row row) => Math.Max(row.Flop / Flops, row.Bytes / Bandwidth(row.Bytes));

    /// <summary>Whether reading, not calculating, limits the row.</summary>
    public bool ReadsLimit(Row row) => row.Bytes / Bandwidth(row.Bytes) > row.Flop / Flops;

    /// <summary>Measures this machine, in about a second.</summary>
    public static unsafe Machine Measure()
    {
        double flops = Best(Fma256);
        if (Vector512.IsHardwareAccelerated)
            flops = Math.Max(flops, Best(Fma512));
        const int largest = 8 << 20;
        var memory = (byte*)NativeMemory.AlignedAlloc(largest, 4096);
        NativeMemory.Clear(memory, largest);
        var machine = new Machine(flops, Read(24 << 10), Read(512 << 10), Read(largest));
        NativeMemory.AlignedFree(memory);
        return machine;

        double Read(int bytes)
        {
            int rounds = (32 << 20) / bytes;
            return Best(() =>
            {
                _sink += Vector512.IsHardwareAccelerated ? Read512(memory, bytes, rounds) : Read256(memory, bytes, rounds);
                return (double)rounds * bytes;
            });
        }
    }

    private double Bandwidth(double bytes) =>
        bytes <= 32 << 10 ? L1
        : bytes <= 896 << 10 ? L2
        : L3;

    // The work returns how much it did; the first run warms up.
    private static double Best(Func<double> work)
    {
        double best = 0;
        for (int r = 0; r <= Runs; r++)
        {
            long start = Stopwatch.GetTimestamp();
            double amount = work();
            double rate = amount / Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (r > 0)
                best = Math.Max(best, rate);
        }
        return best;
    }

    // Twelve chains: latency 4 times 2 units a cycle needs 8, and 12 leave room for the rest in 16 registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fma512()
    {
        const int rounds = 5_000_000;
        Vector512<float> x = Vector512.Create(1.0000001f),
            y = Vector512.Create(1e-9f);
        Vector512<float> a = y,
            b = y,
            c = y,
            d = y,
            e = y,
            f = y,
            g = y,
            h = y,
            i = y,
            j = y,
            k = y,
            l = y;
        for (int r = 0; r < rounds; r++)
        {
            a = Vector512.MultiplyAddEstimate(a, x, y);
            b = Vector512.MultiplyAddEstimate(b, x, y);
            c = Vector512.MultiplyAddEstimate(c, x, y);
            d = Vector512.MultiplyAddEstimate(d, x, y);
            e = Vector512.MultiplyAddEstimate(e, x, y);
            f = Vector512.MultiplyAddEstimate(f, x, y);
            g = Vector512.MultiplyAddEstimate(g, x, y);
            h = Vector512.MultiplyAddEstimate(h, x, y);
            i = Vector512.MultiplyAddEstimate(i, x, y);
            j = Vector512.MultiplyAddEstimate(j, x, y);
            k = Vector512.MultiplyAddEstimate(k, x, y);
            l = Vector512.MultiplyAddEstimate(l, x, y);
        }
        _sink += Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
        return 12.0 * 2 * Vector512<float>.Count * rounds;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fma256()
    {
        const int rounds = 5_000_000;
        Vector256<float> x = Vector256.Create(1.0000001f),
            y = Vector256.Create(1e-9f);
        Vector256<float> a = y,
            b = y,
            c = y,
            d = y,
            e = y,
            f = y,
            g = y,
            h = y,
            i = y,
            j = y,
            k = y,
            l = y;
        for (int r = 0; r < rounds; r++)
        {
            a = Vector256.MultiplyAddEstimate(a, x, y);
            b = Vector256.MultiplyAddEstimate(b, x, y);
            c = Vector256.MultiplyAddEstimate(c, x, y);
            d = Vector256.MultiplyAddEstimate(d, x, y);
            e = Vector256.MultiplyAddEstimate(e, x, y);
            f = Vector256.MultiplyAddEstimate(f, x, y);
            g = Vector256.MultiplyAddEstimate(g, x, y);
            h = Vector256.MultiplyAddEstimate(h, x, y);
            i = Vector256.MultiplyAddEstimate(i, x, y);
            j = Vector256.MultiplyAddEstimate(j, x, y);
            k = Vector256.MultiplyAddEstimate(k, x, y);
            l = Vector256.MultiplyAddEstimate(l, x, y);
        }
        _sink += Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
        return 12.0 * 2 * Vector256<float>.Count * rounds;
    }

    // Integer additions only give the loads a use; they have more units than there are loads a cycle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe float Read512(byte* memory, int bytes, int rounds)
    {
        Vector512<int> a = default,
            b = default,
            c = default,
            d = default,
            e = default,
            f = default,
            g = default,
            h = default;
        for (int r = 0; r < rounds; r++)
        {
            byte* end = memory + bytes;
            for (byte* p = memory; p < end; p += 512)
            {
                a += Vector512.LoadAligned((int*)p);
                b += Vector512.LoadAligned((int*)(p + 64));
                c += Vector512.LoadAligned((int*)(p + 128));
                d += Vector512.LoadAligned((int*)(p + 192));
                e += Vector512.LoadAligned((int*)(p + 256));
                f += Vector512.LoadAligned((int*)(p + 320));
                g += Vector512.LoadAligned((int*)(p + 384));
                h += Vector512.LoadAligned((int*)(p + 448));
            }
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe float Read256(byte* memory, int bytes, int rounds)
    {
        Vector256<int> a = default,
            b = default,
            c = default,
            d = default,
            e = default,
            f = default,
            g = default,
            h = default;
        for (int r = 0; r < rounds; r++)
        {
            byte* end = memory + bytes;
            for (byte* p = memory; p < end; p += 256)
            {
                a += Vector256.LoadAligned((int*)p);
                b += Vector256.LoadAligned((int*)(p + 32));
                c += Vector256.LoadAligned((int*)(p + 64));
                d += Vector256.LoadAligned((int*)(p + 96));
                e += Vector256.LoadAligned((int*)(p + 128));
                f += Vector256.LoadAligned((int*)(p + 160));
                g += Vector256.LoadAligned((int*)(p + 192));
                h += Vector256.LoadAligned((int*)(p + 224));
            }
        }
        return Vector256.Sum(a + b + c + d + e + f + g + h);
    }
}
