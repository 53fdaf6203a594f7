using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>The short names that generated code has for namespaces: every name that it does not declare itself begins with one of them, or
/// with global, and "::". What stands before "::" is looked up among aliases alone, so that no type, namespace or member of the user's
/// project can take its place. They are declared inside the class's namespace, where they come before the project's global
/// aliases.</summary>
internal static class Aliases
{
    private static readonly (string Name, string Namespace)[] s_all =
    [
        ("Ng", "global::NetGen.CompilerServices"),
        ("Compiler", "global::System.Runtime.CompilerServices"),
    ];

    public static void Declare(SourceWriter w)
    {
        foreach ((string name, string space) in s_all)
            w.Line($"using {name} = {space};");
        w.Line();
    }

    /// <summary>The code of a class in no namespace, which shares one declaration space with the project's global aliases: none may be
    /// there twice.</summary>
    public static string Rename(string code, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken.Concat(s_all.Select(a => a.Name)));
        foreach ((string name, _) in s_all.Where(a => taken.Contains(a.Name)))
        {
            string free = Identifier.Fresh(name, names);
            code = code.Replace($"using {name} = ", $"using {free} = ").Replace(name + "::", free + "::");
        }
        return code;
    }
}
