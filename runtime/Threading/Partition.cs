namespace NetGen.CompilerServices;

/// <summary>The range that falls to one thread of several: ranges follow each other, and their lengths differ by one at most.</summary>
internal static class Partition
{
    /// <summary>So many parts that the first of them is empty.</summary>
    public const int None = int.MaxValue;

    /// <summary>Where part <paramref name="part"/> of <paramref name="parts"/> of <paramref name="count"/> begins and ends.</summary>
    public static (int From, int To) Of(int count, int part, int parts) => (Start(count, part, parts), Start(count, part + 1, parts));

    /// <summary>Where a part begins; the one behind the last begins at the end. A single part costs no division, which a step of a small
    /// network would feel.</summary>
    public static int Start(int count, int part, int parts) => parts == 1 ? count * part : (int)((long)count * part / parts);
}
