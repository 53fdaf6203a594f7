namespace NetGen.Generator.Parse;

/// <summary>One layer attribute: its name without "Attribute", and its arguments by name.</summary>
internal sealed record LayerSpec(string Kind, EquatableArray<Argument> Arguments)
{
    /// <summary>The attribute below, of a wrapper that stands above it.</summary>
    public LayerSpec? Wrapped { get; init; }

    /// <summary>The attribute says it.</summary>
    public bool Has(string name) => Arguments.Any(a => a.Name == name);

    public string? Text(string name) => Find(name) as string;

    public int Int(string name, int otherwise = 0) => Find(name) is int value ? value : otherwise;

    public double Number(string name, double otherwise = 0) =>
        Find(name) switch
        {
            double d => d,
            int i => i,
            _ => otherwise,
        };

    public bool Flag(string name, bool otherwise) => Find(name) is bool value ? value : otherwise;

    public IReadOnlyList<int> Ints(string name) => Find(name) is EquatableArray<object> items ? items.OfType<int>().ToList() : [];

    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is EquatableArray<object> items ? items.Select(i => i as string ?? "").ToList() : [];

    /// <summary>The name of an enum member.</summary>
    public string Member(string name, string otherwise) => Text(name) ?? otherwise;

    public SubnetworkSpec? Network(string name) => Find(name) as SubnetworkSpec;

    private object? Find(string name) => Arguments.FirstOrDefault(a => a.Name == name)?.Value;
}

/// <summary>An argument: an int, double, bool, string, array of these, enum member (its name), number cast to an enum that has no such
/// member, or network.</summary>
internal sealed record Argument(string Name, object? Value);

/// <summary>A number cast to an enum that has no member of that value.</summary>
internal sealed record NoMember(string Enum, string Value);

/// <summary>A network used as a layer. Spec is null when the type is no network, or when it leads back to where it is used. Access is that
/// of a property of its type.</summary>
internal sealed record SubnetworkSpec(string Type, NetworkSpec? Spec, string? Cycle, string Access = "public");
