using Microsoft.CodeAnalysis;
using NetGen.Generator.Text;

namespace NetGen.Generator.Diagnostics;

/// <summary>Something wrong with a declaration, placed by the index of the layer attribute (-1: the class; one past the last: [Output]),
/// the argument at fault, and the element in it where it is a list.</summary>
internal sealed record Problem(
    DiagnosticDescriptor Descriptor,
    EquatableArray<object> Values,
    int Layer = -1,
    string? Argument = null,
    int Element = 0
)
{
    public Problem(DiagnosticDescriptor descriptor, object[] values, int layer = -1, string? argument = null, int element = 0)
        : this(descriptor, values.ToEquatableArray(), layer, argument, element) { }

    /// <summary>Where in a text that is the argument: the first character and how many; nothing for all of it.</summary>
    public (int Start, int Length) Part { get; init; }

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;
}
