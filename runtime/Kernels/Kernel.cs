using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>How the methods that hold a kernel's loops are compiled.</summary>
internal static class Kernel
{
    /// <summary>In full from the first call on, and on its own. Inlined into a caller, the loops would share the compiler's budget for
    /// inlining with all that the caller inlines; where it runs out, operations on vectors stay calls, and a kernel is ten times as
    /// slow.</summary>
    public const MethodImplOptions Alone = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
