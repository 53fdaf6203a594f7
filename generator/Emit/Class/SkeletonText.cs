using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parse;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the generated file of a network that cannot be compiled.</summary>
internal static class SkeletonText
{
    /// <summary>Members that throw, after an error: the user sees that one error and not one for each use of the class.</summary>
    public static string Write(NetworkSpec spec) =>
        FileText.Write(
            spec,
            "CS0108, CS0114, CS1591, CS8981 // one error is enough",
            _ => { },
            w =>
            {
                w.Line("public const int InputLength = 1, OutputLength = 1, ParameterCount = 0;").Line();
                w.Line($"public {spec.Identifier}(int seed = 0) => throw Broken;").Line();
                w.Line("public static global::System.ReadOnlySpan<int> InputShape => throw Broken;").Line();
                w.Line("public static global::System.ReadOnlySpan<int> OutputShape => throw Broken;").Line();
                w.Line("public static string Summary => throw Broken;").Line();
                var properties = new HashSet<string>();
                for (int i = 0; i < spec.Layers.Count; i++)
                    if (
                        spec.Layers[i].Network is { Spec: { IsExtensible: true } inner } part
                        && GeneratedMembers.PropertyOf(spec.Layers, i).Property is var property
                        && properties.Add(property)
                    )
                        w.Line($"{part.Access} {inner.FullName} {property} => throw Broken;").Line();
                foreach ((_, string property, string type) in GeneratedMembers.Companions(spec.Layers, spec.Name))
                    if (properties.Add(property))
                        MembersText.Public(w, $"global::NetGen.{type}<{spec.Number}> {property} => throw Broken;");
                w.Line(
                        "private static global::System.Exception Broken => new global::System.InvalidOperationException(\"The network's "
                            + "declaration has errors.\");"
                    )
                    .Line();
                List<(string Name, long Length)> inputs =
                [
                    .. spec
                        .Layers.Where(l => l.Kind == "Input")
                        .Select(
                            (l, i) =>
                                (l.Name is { } n && SyntaxFacts.IsValidIdentifier(n) ? n : "input" + (i == 0 ? "" : "_" + Show.Of(i)), 0L)
                        ),
                ];
                List<(string Name, long Length)> outputs =
                [
                    .. spec.Outputs.Select(
                        (n, i) => (SyntaxFacts.IsValidIdentifier(n) ? n : "output" + (i == 0 ? "" : "_" + Show.Of(i)), 0L)
                    ),
                ];
                MembersText.Write(w, spec, hasClasses: true, "throw Broken", inputs, outputs, _ => "throw Broken");
            }
        );
}
