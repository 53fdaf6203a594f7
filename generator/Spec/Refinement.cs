using System.Reflection;
using NetGen.Generator.Attributes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Spec;

/// <summary>What is said of a layer in an attribute behind its own: KernelInitializer.RandomNormal(stddev: 1).</summary>
/// <param name="Of">What is said: KernelInitializer.</param>
/// <param name="Kind">Which: RandomNormal.</param>
/// <param name="Arguments">Of its constructor, defaults included.</param>
internal sealed record Refinement(string Of, string Kind, EquatableArray<Argument> Arguments)
{
    // The classes behind what can be said, each under a name of its own; which tensor it is about does not matter to them.
    private static readonly Dictionary<string, Type> s_types = typeof(RefinementAttribute)
        .Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(RefinementAttribute).Namespace)
        .SelectMany(subject =>
            (subject.BaseType is { IsGenericType: true } family ? family.GetGenericTypeDefinition() : subject)
                .GetNestedTypes()
                .Where(t => t.IsSubclassOf(typeof(RefinementAttribute)))
                .Select(t => (Name: NameOf(subject.Name, t.Name), Type: t.IsGenericType ? t.MakeGenericType(typeof(object)) : t))
        )
        .ToDictionary(t => t.Name, t => t.Type);

    /// <summary>Whether there is such a thing to say.</summary>
    public bool IsKnown => s_types.ContainsKey(NameOf(Of, Kind + nameof(Attribute)));

    /// <summary>The argument's name in problems, which is how its place is found.</summary>
    public string ArgumentOf(string property) =>
        Of + "." + Kind + "." + (Arguments.FirstOrDefault(a => AttributeBinder.SameName(a.Name, property))?.Name ?? property);

    /// <summary>What the runtime's class of this kind is told: what the attribute says, under the names of its properties.</summary>
    public IReadOnlyList<NamedValue> Values
    {
        get
        {
            RefinementAttribute attribute = Bind();
            return
            [
                .. attribute
                    .GetType()
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Select(p => new NamedValue(p.Name, p.GetValue(attribute))),
            ];
        }
    }

    /// <summary>The attribute as an object, of the class that users write.</summary>
    public RefinementAttribute Bind()
    {
        ConstructorInfo constructor = s_types[NameOf(Of, Kind + nameof(Attribute))].GetConstructors().Single();
        return (RefinementAttribute)
            constructor.Invoke([
                .. constructor
                    .GetParameters()
                    .Select(p => AttributeBinder.Value(Arguments.First(a => a.Name == p.Name).Value, p.ParameterType)),
            ]);
    }

    private static string NameOf(string subject, string attribute) => subject + "." + attribute;
}
