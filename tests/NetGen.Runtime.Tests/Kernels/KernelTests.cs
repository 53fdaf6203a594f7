using System.Reflection;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>What every method with a kernel's loops has in common.</summary>
public class KernelTests
{
    /// <summary>Adamax, inlined into its caller with everything around it, took ten times as long.</summary>
    [Fact]
    public void LoopsOverVectorsAreCompiledInFullAndAlone()
    {
        MethodInfo[] loops =
        [
            .. typeof(Loop)
                .Assembly.GetTypes()
                .SelectMany(type =>
                    type.GetMethods(
                        BindingFlags.DeclaredOnly
                            | BindingFlags.Static
                            | BindingFlags.Instance
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                    )
                )
                .Where(method => Flags(method).HasFlag(MethodImplAttributes.AggressiveOptimization) && IsOverVectors(method)),
        ];
        Assert.InRange(loops.Length, 15, 60);
        Assert.All(loops, method => Assert.True(Flags(method).HasFlag(MethodImplAttributes.NoInlining), method.ToString()));
    }

    private static MethodImplAttributes Flags(MethodInfo method) => method.GetMethodImplementationFlags();

    private static bool IsOverVectors(MethodInfo method) =>
        method.IsGenericMethodDefinition
        && method
            .GetGenericArguments()
            .Any(argument =>
                argument.GetGenericParameterConstraints().Any(c => c.IsGenericType && c.GetGenericTypeDefinition() == typeof(IVec<,>))
            );
}
