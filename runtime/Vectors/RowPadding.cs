namespace NetGen.CompilerServices;

/// <summary>Lengths as they lie in memory.</summary>
internal static class Lengths
{
    /// <summary>A row's length, rounded up to whole vectors.</summary>
    public static int Padded(int length) => (length + 15) & ~15;
}
