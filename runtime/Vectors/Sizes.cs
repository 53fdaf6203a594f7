using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>A number that is a type: rows or vectors of a tile. It is as many bytes large, since <c>sizeof</c> is a constant to the JIT
/// while it reads a method: what a tile has not is never looked at, and the calls that the JIT is willing to inline are left to what it
/// has.</summary>
internal interface ISize;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct One : ISize;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Two : ISize;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Three : ISize;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Four : ISize;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Five : ISize;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Six : ISize;

[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly struct Sixteen : ISize;

[StructLayout(LayoutKind.Sequential, Size = 32)]
internal readonly struct ThirtyTwo : ISize;

[StructLayout(LayoutKind.Sequential, Size = 64)]
internal readonly struct SixtyFour : ISize;
