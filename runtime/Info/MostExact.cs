using System.Diagnostics.CodeAnalysis;

namespace NetGen;

/// <summary>What is said of tensors by their own names or by those of layers that they are in.</summary>
internal static class MostExact
{
    /// <summary>Finds what is said of a tensor: by its own name, or else by the longest name that its own begins with; the empty name is
    /// the whole network.</summary>
    public static bool Of<TValue>(Dictionary<string, TValue> said, string tensor, [MaybeNullWhen(false)] out TValue value) =>
        Of(said, tensor, out value, out _);

    /// <summary>The same, with the name by which it is said.</summary>
    public static bool Of<TValue>(Dictionary<string, TValue> said, string tensor, [MaybeNullWhen(false)] out TValue value, out string name)
    {
        for (name = tensor; ; name = name[..Math.Max(0, name.LastIndexOf('.'))])
            if (said.TryGetValue(name, out value))
                return true;
            else if (name.Length == 0)
                return false;
    }
}
