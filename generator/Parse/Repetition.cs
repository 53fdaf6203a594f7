using Microsoft.CodeAnalysis;
using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>The attributes of a class with those that [Repeat] repeats as often as it says, before anything else looks at them.</summary>
internal sealed class Repetition
{
    /// <summary>Layers that one [Repeat] makes, at most: of several behind one another each would multiply what the others made.</summary>
    private const int Most = 1000;

    private readonly List<AttributeData> _all = [];

    /// <summary>Where each layer begins.</summary>
    private readonly List<int> _starts = [];

    private Repetition(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
            if (attribute.AttributeClass?.ToDisplayString() != "NetGen." + nameof(RepeatAttribute))
                Add(attribute);
            else if (attribute.AttributeConstructor is not null)
                Repeat(attribute);
    }

    public IReadOnlyList<AttributeData> Attributes => _all;

    /// <summary>Each [Repeat] that repeats nothing, with the number of the layer above it, or -1.</summary>
    public List<(AttributeData Attribute, int Layer)> Refused { get; } = [];

    /// <summary>What is wrong with these.</summary>
    public List<Problem> Problems { get; } = [];

    public static Repetition Of(INamedTypeSymbol type) => new(type);

    private void Add(AttributeData attribute)
    {
        if (NetworkParser.IsLayer(attribute.AttributeClass))
            _starts.Add(_all.Count);
        _all.Add(attribute);
    }

    private void Repeat(AttributeData attribute)
    {
        int times = attribute.ConstructorArguments[0].Value as int? ?? 1,
            layers = attribute.NamedArguments.FirstOrDefault(a => a.Key == nameof(RepeatAttribute.Layers)).Value.Value as int? ?? 1;
        if (layers < 1 || layers > Above(attribute))
            Refuse(attribute, nameof(RepeatAttribute.Layers), layers, $"from 1 to the number of layers above it, {Above(attribute)}");
        else if (times < 0 || times > Most / layers)
            Refuse(attribute, "times", times, $"from 0 to {Most / layers}, for at most {Most} layers");
        else
        {
            int start = _starts[_starts.Count - layers];
            List<AttributeData> repeated = _all.GetRange(start, _all.Count - start);
            _all.RemoveRange(start, repeated.Count);
            _starts.RemoveRange(_starts.Count - layers, layers);
            for (int i = 0; i < times; i++)
                repeated.ForEach(Add);
        }
    }

    // Layers on the same declaration; those of other parts of the class are another mistake.
    private int Above(AttributeData attribute) =>
        _starts.Count(start => NetworkParser.Declaration(_all[start]) == NetworkParser.Declaration(attribute));

    private void Refuse(AttributeData attribute, string name, int value, string range)
    {
        Refused.Add((attribute, _starts.Count - 1));
        Problems.Add(new Problem(Descriptors.OutOfRange, [name, "Repeat", value, range], _starts.Count - 1, "Repeat"));
    }
}
