using System.Text.RegularExpressions;

namespace NetGen.Generator.Parse;

/// <summary>The system types that generated code calls by their short names.</summary>
internal static class SystemNames
{
    public static readonly IReadOnlyDictionary<string, string> All = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["IReadOnlyList"] = "global::System.Collections.Generic.IReadOnlyList",
        ["MethodImpl"] = "global::System.Runtime.CompilerServices.MethodImpl",
        ["MethodImplAttribute"] = "global::System.Runtime.CompilerServices.MethodImplAttribute",
        ["MethodImplOptions"] = "global::System.Runtime.CompilerServices.MethodImplOptions",
        ["ReadOnlySpan"] = "global::System.ReadOnlySpan",
        ["Span"] = "global::System.Span",
        ["Stream"] = "global::System.IO.Stream",
    };

    /// <summary>The code with full names for those that mean something else where it stands.</summary>
    public static string Qualify(string code, IEnumerable<string> shadowed)
    {
        foreach (string name in shadowed)
        {
            string used = name == "MethodImplAttribute" ? "MethodImpl" : name;
            code = Regex.Replace(code, $@"(?<=^ *\[|[(, ]|public ){used}(?=<| stream\)|\(MethodImplOptions|\.Aggressive)", All[used], RegexOptions.Multiline | RegexOptions.CultureInvariant);
        }
        return code;
    }
}
