using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics;

/// <summary>Where a layer attribute and its arguments stand. The first place of a network is the class's own name.</summary>
internal sealed record AttributePlace(Location Whole, EquatableArray<string> Names, EquatableArray<Location> Arguments)
{
    public static EquatableArray<AttributePlace> Of(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        new[] { new AttributePlace(declaration.Identifier.GetLocation(), default, default) }
            .Concat(NetworkParser.LayerAttributes(type).Select(Of)).ToEquatableArray();

    public static Diagnostic Locate(Problem problem, EquatableArray<AttributePlace> places)
    {
        AttributePlace place = problem.Layer + 1 < places.Count ? places[problem.Layer + 1] : places[0];
        int argument = problem.Argument is null ? -1 : place.Names.ToList().IndexOf(problem.Argument);
        return Diagnostic.Create(problem.Descriptor, argument < 0 ? place.Whole : place.Arguments[argument], problem.Values.ToArray());
    }

    private static AttributePlace Of(AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax) return new AttributePlace(Location.None, default, default);
        AttributeArgumentSyntax[] arguments = syntax.ArgumentList?.Arguments.ToArray() ?? [];
        return new AttributePlace(syntax.GetLocation(), arguments.Select((a, i) => Name(attribute, a, i)).ToEquatableArray(), arguments.Select(a => a.GetLocation()).ToEquatableArray());
    }

    private static string Name(AttributeData attribute, AttributeArgumentSyntax argument, int position)
    {
        if ((argument.NameEquals?.Name ?? argument.NameColon?.Name) is { } name) return name.Identifier.ValueText;
        return attribute.AttributeConstructor is { Parameters: { Length: > 0 } parameters } ? parameters[Math.Min(position, parameters.Length - 1)].Name : "";
    }
}
