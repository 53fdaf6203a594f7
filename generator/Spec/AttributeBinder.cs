using System.Reflection;
using NetGen.Generator.Attributes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Spec;

/// <summary>From an attribute's arguments to an object of the attribute's class, which is compiled into the generator as well
/// (LinkedAttributes.targets).</summary>
internal static class AttributeBinder
{
    private static readonly Dictionary<string, Type> s_types = typeof(LayerAttribute)
        .Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(LayerAttribute)) && !t.IsAbstract)
        .ToDictionary(t => t.Name.Substring(0, t.Name.Length - nameof(Attribute).Length));

    /// <summary>Whether there is a layer of this name.</summary>
    public static bool Knows(string kind) => s_types.ContainsKey(kind);

    public static LayerAttribute Bind(LayerSpec spec)
    {
        ConstructorInfo constructor = ConstructorOf(spec);
        ParameterInfo[] parameters = constructor.GetParameters();
        var attribute = (LayerAttribute)constructor.Invoke([.. parameters.Select(p => Given(spec, p))]);
        foreach (Argument argument in spec.Arguments.Where(a => parameters.All(p => p.Name != a.Name)))
            if (TypeOf(spec.Kind).GetProperty(argument.Name) is { } property)
                property.SetValue(attribute, Value(argument.Value, property.PropertyType));
            else
                throw new InvalidOperationException($"[{spec.Kind}] has no argument '{argument.Name}'.");
        return attribute;
    }

    /// <summary>The constructor's parameter that a property comes from: the one that bears its name, or, where one says several lengths,
    /// the one that changes it. Null if there is none.</summary>
    public static string? ParameterOf(LayerSpec spec, string property)
    {
        ParameterInfo[] parameters = ConstructorOf(spec).GetParameters();
        return parameters.FirstOrDefault(p => SameName(p.Name, property))?.Name
            ?? parameters.FirstOrDefault(p => p.ParameterType == typeof(int) && Changes(spec, p, property))?.Name;
    }

    /// <summary>The arguments that say by name something else than the constructor's argument of the same name does, with what that says.
    /// Its default says nothing.</summary>
    public static IEnumerable<(Argument Named, object? Given)> Contradictions(LayerSpec spec) =>
        from parameter in ConstructorOf(spec).GetParameters()
        from named in spec.Arguments
        where named.Name != parameter.Name && SameName(named.Name, parameter.Name)
        let given = Given(spec, parameter)
        where !Equals(given, parameter.DefaultValue) && !Equals(given, Value(named.Value, parameter.ParameterType))
        select (named, given);

    // The longest whose parameters are all given: the names tell them apart.
    private static ConstructorInfo ConstructorOf(LayerSpec spec) =>
        TypeOf(spec.Kind)
            .GetConstructors()
            .Where(c => c.GetParameters().All(p => spec.Arguments.Any(a => a.Name == p.Name)))
            .OrderByDescending(c => c.GetParameters().Length)
            .FirstOrDefault()
        ?? throw new InvalidOperationException(
            $"[{spec.Kind}] has no constructor of ({string.Join(", ", spec.Arguments.Select(a => a.Name))})."
        );

    private static Type TypeOf(string kind) => s_types[kind];

    public static bool SameName(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static object? Given(LayerSpec spec, ParameterInfo parameter) =>
        Value(spec.Arguments.First(a => a.Name == parameter.Name).Value, parameter.ParameterType);

    private static bool Changes(LayerSpec spec, ParameterInfo parameter, string property)
    {
        LayerSpec other = spec.With(parameter.Name, (int)Given(spec, parameter)! ^ 1);
        PropertyInfo? read = TypeOf(spec.Kind).GetProperty(property);
        return read is not null && !Equals(read.GetValue(spec.Attribute), read.GetValue(other.Attribute));
    }

    /// <summary>An argument as a value of this type. An array that is null is empty, and so is a string in it: no layer needs to tell them
    /// apart.</summary>
    public static object? Value(object? value, Type type) =>
        type.IsEnum && value is string member ? Enum.Parse(type, member)
        : type == typeof(int[]) ? Items(value).OfType<int>().ToArray()
        : type == typeof(double[]) ? Items(value).OfType<double>().ToArray()
        : type == typeof(string[]) ? Items(value).Select(i => i as string ?? "").ToArray()
        : value is SubnetworkSpec ? null
        : value;

    private static IEnumerable<object?> Items(object? value) => value is EquatableArray<object> items ? items : [];
}
