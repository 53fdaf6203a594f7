using NetGen.Generator.Attributes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Spec;

/// <summary>One layer attribute as the user wrote it. It compares by its name and arguments; the object that layers read is made of
/// them.</summary>
/// <param name="kind">Its name without "Attribute".</param>
/// <param name="arguments">Of its constructor, defaults included, then those by name.</param>
/// <param name="wrapped">The attribute below, of a wrapper that stands above it.</param>
/// <param name="refinements">What attributes behind it say of it.</param>
/// <param name="isRepetition">Whether [Repeat] has put it there once more.</param>
internal sealed class LayerSpec(
    string kind,
    EquatableArray<Argument> arguments,
    LayerSpec? wrapped = null,
    EquatableArray<Refinement> refinements = default,
    bool isRepetition = false
) : IEquatable<LayerSpec>
{
    private LayerAttribute? _attribute;

    public string Kind => kind;

    public EquatableArray<Argument> Arguments => arguments;

    public LayerSpec? Wrapped => wrapped;

    public EquatableArray<Refinement> Refinements => refinements;

    /// <summary>The attribute stands once, and [Repeat] has put it there once more.</summary>
    public bool IsRepetition => isRepetition;

    /// <summary>The attribute as an object. Only for kinds that there are, and arguments that the C# compiler accepts.</summary>
    public LayerAttribute Attribute => _attribute ??= AttributeBinder.Bind(this);

    /// <summary>Its name, which any attribute may have: also one that cannot be bound.</summary>
    public string? Name => Find(nameof(LayerAttribute.Name)) as string;

    /// <summary>The tensor it reads, likewise.</summary>
    public string? From => Find(nameof(LayerAttribute.From)) as string;

    /// <summary>The name of the weights that it shares, likewise.</summary>
    public string? Share => Find(nameof(LayerAttribute.Share)) as string;

    /// <summary>The argument that is a network. An attribute object has none: its type is that of a class in the user's project.</summary>
    public SubnetworkSpec? Network => arguments.Select(a => a.Value).OfType<SubnetworkSpec>().FirstOrDefault();

    /// <summary>Whether the user says a property by its name.</summary>
    public bool Says(string property) => arguments.Any(a => a.Name == property);

    /// <summary>The argument that a property comes from, under the name that the user knows: the property's own, or that of a parameter of
    /// the constructor.</summary>
    public string ArgumentOf(string property) => Says(property) ? property : AttributeBinder.ParameterOf(this, property) ?? property;

    /// <summary>The same attribute with one more argument, or another value of one that it has.</summary>
    public LayerSpec With(string argument, object? value) =>
        new(
            kind,
            arguments.Where(a => a.Name != argument).Append(new Argument(argument, value)).ToEquatableArray(),
            wrapped,
            refinements,
            isRepetition
        );

    /// <summary>The same attribute around the one below.</summary>
    public LayerSpec Around(LayerSpec below) => new(kind, arguments, below, refinements, isRepetition);

    public bool Equals(LayerSpec? other) =>
        other is not null
        && kind == other.Kind
        && isRepetition == other.IsRepetition
        && arguments.Equals(other.Arguments)
        && Equals(wrapped, other.Wrapped)
        && refinements.Equals(other.Refinements);

    public override bool Equals(object? obj) => obj is LayerSpec other && Equals(other);

    public override int GetHashCode() => unchecked((kind.GetHashCode() * 31 + arguments.GetHashCode()) * 31 + refinements.GetHashCode());

    private object? Find(string argument) => arguments.FirstOrDefault(a => a.Name == argument)?.Value;
}

/// <summary>An argument: an int, double, bool, string, array of these, enum member (its name), number cast to an enum that has no such
/// member, or network.</summary>
internal sealed record Argument(string Name, object? Value);

/// <summary>A number cast to an enum that has no member of that value.</summary>
internal sealed record NoMember(string Enum, string Value);

/// <summary>A network used as a layer. Spec is null when the type is no network, or when it leads back to where it is used. Access is that
/// of a property of its type.</summary>
internal sealed record SubnetworkSpec(string Type, NetworkSpec? Spec, string? Cycle, string Access = "public");
