namespace NetGen.CompilerServices;

/// <summary>A number that is a type, and so a constant to the JIT: rows or vectors of a tile.</summary>
internal interface ISize
{
    static abstract int Size { get; }
}

internal readonly struct One : ISize
{
    public static int Size => 1;
}

internal readonly struct Two : ISize
{
    public static int Size => 2;
}

internal readonly struct Three : ISize
{
    public static int Size => 3;
}

internal readonly struct Four : ISize
{
    public static int Size => 4;
}

internal readonly struct Five : ISize
{
    public static int Size => 5;
}

internal readonly struct Six : ISize
{
    public static int Size => 6;
}

internal readonly struct Sixteen : ISize
{
    public static int Size => 16;
}

internal readonly struct ThirtyTwo : ISize
{
    public static int Size => 32;
}

internal readonly struct SixtyFour : ISize
{
    public static int Size => 64;
}
