using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the runtime is told by name.</summary>
internal static class ConstantText
{
    /// <summary>A new object of a class of the runtime with these properties.</summary>
    public static string New(string type, IEnumerable<NamedValue> properties) =>
        string.Join(", ", properties.Select(p => $"{p.Name} = {Of(p.Value)}")) is { Length: > 0 } text
            ? $"new Ng::{type} {{ {text} }}"
            : $"new Ng::{type}()";

    /// <summary>Arguments in the order of parameters. Numbers and truth values do not tell what they are, so their names stand before
    /// them.</summary>
    public static string Arguments(IEnumerable<NamedValue> arguments) =>
        string.Join(", ", arguments.Select(a => a.Value is string or Enum ? Of(a.Value) : $"{a.Name}: {Of(a.Value)}"));

    // Enums are public, in the namespace that users have.
    private static string Of(object value) =>
        value is Enum
            ? $"global::NetGen.{value.GetType().Name}.{value}"
            : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
