using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Composition;

/// <summary>Checks stacks, many by one compilation, and makes those that fail as small as they can be. Smaller stacks are made by taking
/// away, not by drawing anew: each try costs a compilation.</summary>
internal static class StackRun
{
    private const int AtOnce = 40,
        MostTries = 400,
        EverySingle = 3;

    /// <summary>How many stacks the compiler took, and what is wrong with those that fail, each as small as it can be.</summary>
    public static (int Compiled, IReadOnlyList<string> Faults) Check(IReadOnlyList<Stack> stacks)
    {
        (int Compiled, string[] Faults)[] chunks = [.. stacks.Chunk(AtOnce).AsParallel().AsOrdered().Select(CheckAtOnce)];
        return (chunks.Sum(c => c.Compiled), [.. chunks.SelectMany(c => c.Faults)]);
    }

    private static (int Compiled, string[] Faults) CheckAtOnce(Stack[] stacks)
    {
        string?[] found = Faults(stacks, EverySingle, out int compiled);
        return (compiled, [.. stacks.Zip(found).Where(pair => pair.Second is not null).Select(pair => Shrink(pair.First, pair.Second!))]);
    }

    // null for a stack that is right, or that the compiler refuses with a diagnostic of its own.
    private static string?[] Faults(IReadOnlyList<Stack> stacks, int everySingle, out int compiled)
    {
        IReadOnlyList<(CompiledNetwork? Network, string Errors)> results = CompiledNetwork.All(
            [.. stacks.Select(s => s.ToString())],
            everySingle
        );
        compiled = results.Count(r => r.Network is not null);
        return
        [
            .. results.Select(
                (r, i) =>
                    r.Network is { } network ? StackCheck.Fault(network, stacks[i])
                    : IsRefusal(r.Errors) ? null
                    : r.Errors
            ),
        ];
    }

    // NG0022 says that the compiler itself failed, which refuses nothing.
    private static bool IsRefusal(string errors) =>
        !errors.Contains("NG0022", StringComparison.Ordinal)
        && errors
            .Split('\n')
            .All(line => line.Contains(": error NG", StringComparison.Ordinal) || line.Contains(": warning NG", StringComparison.Ordinal));

    private static string Shrink(Stack stack, string fault)
    {
        for (int tries = 0; tries < MostTries; )
        {
            (Stack Stack, string Fault)? smaller = null;
            foreach (Stack[] some in stack.Smaller().Chunk(12))
            {
                string?[] found = Faults(some, everySingle: 1, out _);
                tries += some.Length;
                int first = Array.FindIndex(found, f => f is not null);
                if (first < 0)
                    continue;
                smaller = (some[first], found[first]!);
                break;
            }
            if (smaller is null)
                break;
            (stack, fault) = smaller.Value;
        }
        return $"{stack}\n    {fault}";
    }
}
