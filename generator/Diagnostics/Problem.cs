using Microsoft.CodeAnalysis;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics;

/// <summary>Something wrong with a declaration, placed by the index of the layer attribute (-1: the class) and the argument at fault.</summary>
internal sealed record Problem(DiagnosticDescriptor Descriptor, EquatableArray<object> Values, int Layer = -1, string? Argument = null)
{
    public Problem(DiagnosticDescriptor descriptor, object[] values, int layer = -1, string? argument = null)
        : this(descriptor, values.ToEquatableArray(), layer, argument)
    {
    }

    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;
}
