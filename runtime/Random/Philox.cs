using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): a block cipher over a counter, so that any
/// number of any stream can be drawn in any order. Key: seed; counter: position, stream and step.</summary>
internal sealed class Philox(long seed, long stream, long step = 0)
{
    private const int MostDrawn = 1024;

    private uint[] _drawn = [];
    private uint _position;
    private int _next;

    /// <summary>A uniform 32-bit number.</summary>
    public uint NextUInt32()
    {
        if (_next == _drawn.Length)
            Draw();
        return _drawn[_next++];
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => Uniform(NextUInt32(), NextUInt32());

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextUniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform in [0, <paramref name="bound"/>), without bias.</summary>
    public int NextInt32(int bound)
    {
        uint limit = uint.MaxValue - uint.MaxValue % (uint)bound,
            draw;
        do draw = NextUInt32();
        while (draw >= limit);
        return (int)(draw % (uint)bound);
    }

    /// <summary>Standard normal (Box and Muller, 1958).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Standard normal, redrawn beyond two deviations.</summary>
    public double NextTruncatedNormal()
    {
        double x;
        do x = NextNormal();
        while (Math.Abs(x) > 2);
        return x;
    }

    /// <summary>The numbers at <paramref name="position"/> and those that follow it, four at each: the same as <see cref="Block"/> gives,
    /// several positions at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blocks(long seed, uint position, uint stream, long step, Span<uint> numbers)
    {
        int count = Vector<ulong>.Count,
            done = 0;
        Span<ulong> first = stackalloc ulong[count],
            second = stackalloc ulong[count];
        Span<ulong> pairs = MemoryMarshal.Cast<uint, ulong>(numbers);
        for (; done + 2 * count <= pairs.Length; done += 2 * count, position += (uint)count)
        {
            // Only the lower half of each lane counts; what stands above it is garbage.
            Vector<ulong> low = new(uint.MaxValue),
                m0 = new(0xD2511F53UL),
                m1 = new(0xCD9E8D57UL);
            Vector<ulong> c0 = Vector<ulong>.Indices + new Vector<ulong>(position),
                c1 = new(stream),
                c2 = new((ulong)(uint)step),
                c3 = new((ulong)(uint)(step >> 32));
            uint k0 = (uint)seed,
                k1 = (uint)(seed >> 32);
            for (int round = 0; round < 10; round++)
            {
                Vector<ulong> p0 = m0 * (c0 & low),
                    p1 = m1 * (c2 & low);
                (c0, c1, c2, c3) = ((p1 >>> 32) ^ c1 ^ new Vector<ulong>(k0), p1, (p0 >>> 32) ^ c3 ^ new Vector<ulong>(k1), p0);
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }
            ((c0 & low) | (c1 << 32)).CopyTo(first);
            ((c2 & low) | (c3 << 32)).CopyTo(second);
            for (int i = 0; i < count; i++)
                (pairs[done + 2 * i], pairs[done + 2 * i + 1]) = (first[i], second[i]);
        }
        for (int i = 2 * done; i < numbers.Length; i += 4)
            (numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]) = Block(seed, position++, stream, step);
    }

    /// <summary>Two uniform 32-bit numbers as one in [0, 1).</summary>
    public static double Uniform(uint high, uint low) => (((ulong)high << 21) ^ low >> 11) * (1.0 / (1UL << 53));

    /// <summary>The four numbers at <paramref name="position"/> of a stream.</summary>
    public static (uint, uint, uint, uint) Block(long seed, uint position, uint stream, long step)
    {
        uint k0 = (uint)seed,
            k1 = (uint)(seed >> 32);
        uint c0 = position,
            c1 = stream,
            c2 = (uint)step,
            c3 = (uint)(step >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53UL * c0,
                p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        return (c0, c1, c2, c3);
    }

    // Four numbers at first, and four times as many each time: some users take one, others half a million.
    private void Draw()
    {
        if (_drawn.Length < MostDrawn)
            _drawn = new uint[Math.Max(4, 4 * _drawn.Length)];
        Blocks(seed, _position, (uint)stream, step, _drawn);
        _position += (uint)_drawn.Length / 4;
        _next = 0;
    }
}
