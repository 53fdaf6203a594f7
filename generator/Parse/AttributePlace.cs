using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Text;

namespace NetGen.Generator.Parse;

/// <summary>Where an attribute and its arguments stand. The places of a network are the class's own name, its layers and
/// [Output].</summary>
internal sealed record AttributePlace(Location Whole, EquatableArray<string> Names, EquatableArray<Location> Arguments)
{
    public static EquatableArray<AttributePlace> Of(INamedTypeSymbol type, TypeDeclarationSyntax declaration) =>
        new[] { new AttributePlace(declaration.Identifier.GetLocation(), default, default) }
            .Concat(NetworkParser.LayerAttributes(type).Concat(NetworkParser.OutputAttributes(type)).Select(Of))
            .Select(
                (place, i) =>
                    place.With(
                        RefinementAttributes
                            .Of(type)
                            .Concat(Repetition.Of(type).Refused)
                            .Where(r => r.Layer == i - 1)
                            .Select(r => r.Attribute)
                    )
            )
            .ToEquatableArray();

    public static Diagnostic Locate(Problem problem, EquatableArray<AttributePlace> places)
    {
        AttributePlace place = problem.Layer + 1 < places.Count ? places[problem.Layer + 1] : places[0];
        Location[] arguments = place.Arguments.Where((_, i) => place.Names[i] == problem.Argument).ToArray();
        Location location = arguments.Length == 0 ? place.Whole : arguments[Math.Min(problem.Element, arguments.Length - 1)];
        if (problem.Part.Length > 0 && arguments.Length > 0)
            location = PartOf(location, problem.Part.Start, problem.Part.Length);
        return Diagnostic.Create(problem.Descriptor, location, problem.Values.ToArray());
    }

    // A part of a text that is written out without any escapes, or else all of the argument.
    private static Location PartOf(Location argument, int start, int length)
    {
        string text = argument.SourceTree?.GetText().ToString(argument.SourceSpan) ?? "";
        int quote = text.IndexOf('"');
        bool isPlain =
            quote >= 0
            && text.IndexOf('"', quote + 1) == text.Length - 1
            && text.IndexOf('\\') < 0
            && (quote == 0 || text[quote - 1] is not ('@' or '$'));
        return isPlain ? Location.Create(argument.SourceTree!, new(argument.SourceSpan.Start + quote + 1 + start, length)) : argument;
    }

    // What refines a layer, each as a whole and by its arguments.
    private AttributePlace With(IEnumerable<AttributeData> refinements)
    {
        var found = new List<(string Name, Location Place)>();
        foreach (AttributeData refinement in refinements)
        {
            AttributePlace own = Of(refinement);
            string subject = RefinementAttributes.Subject(refinement.AttributeClass!),
                start = subject + "." + RefinementAttributes.Kind(refinement.AttributeClass!) + ".";
            found.Add((subject, own.Whole));
            found.AddRange(own.Names.Select((name, i) => (start + name, own.Arguments[i])));
        }
        return found.Count == 0
            ? this
            : this with
            {
                Names = Names.Concat(found.Select(f => f.Name)).ToEquatableArray(),
                Arguments = Arguments.Concat(found.Select(f => f.Place)).ToEquatableArray(),
            };
    }

    private static AttributePlace Of(AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return new AttributePlace(Location.None, default, default);
        AttributeArgumentSyntax[] arguments = syntax.ArgumentList?.Arguments.ToArray() ?? [];
        return new AttributePlace(
            syntax.GetLocation(),
            arguments.Select((a, i) => Name(attribute, a, i)).ToEquatableArray(),
            arguments.Select(a => a.GetLocation()).ToEquatableArray()
        );
    }

    private static string Name(AttributeData attribute, AttributeArgumentSyntax argument, int position)
    {
        if ((argument.NameEquals?.Name ?? argument.NameColon?.Name) is { } name)
            return name.Identifier.ValueText;
        return attribute.AttributeConstructor is { Parameters: { Length: > 0 } parameters }
            ? parameters[Math.Min(position, parameters.Length - 1)].Name
            : "";
    }
}
