using System.Reflection;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Tests;

/// <summary>The object that a layer reads says what the runtime's attribute says that is made of the same arguments.</summary>
public class BindingTests
{
    private static readonly Type[] s_attributes =
    [
        .. typeof(LayerAttribute).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LayerAttribute)) && !t.IsAbstract),
    ];

    public static IEnumerable<object[]> Constructors =>
        s_attributes.SelectMany(t => t.GetConstructors().Select((_, number) => new object[] { t.Name[..^"Attribute".Length], number }));

    [Theory]
    [MemberData(nameof(Constructors))]
    public void EveryArgumentArrives(string kind, int constructor)
    {
        ConstructorInfo made = s_attributes.Single(t => t.Name == kind + "Attribute").GetConstructors()[constructor];
        ParameterInfo[] parameters = made.GetParameters();
        int next = 2;
        object?[] values = [.. parameters.Select(p => Some(p.ParameterType, next++))];
        object expected = made.Invoke(values);
        var arguments = parameters.Select((p, i) => new Argument(p.Name!, Written(values[i]))).ToList();
        AssertSame(expected, kind, arguments);
        foreach (PropertyInfo property in made.DeclaringType!.GetProperties().Where(p => p.SetMethod is not null))
        {
            object? value = Some(property.PropertyType, next++);
            property.SetValue(expected, value);
            arguments.Add(new Argument(property.Name, Written(value)));
        }
        AssertSame(expected, kind, arguments);
    }

    /// <summary>An attribute cannot have a penalty that nobody checks.</summary>
    [Fact]
    public void EveryPenaltyIsChecked() =>
        Assert.All(
            s_attributes,
            type =>
            {
                ConstructorInfo constructor = type.GetConstructors()[0];
                LayerSpec spec = Spec(
                    type,
                    constructor.GetParameters().Select(p => new Argument(p.Name!, Written(Some(p.ParameterType, 2))))
                );
                string[] names = ["L1", "L2", "MaxNorm"];
                Assert.Equal(
                    type.GetProperties()
                        .Select(p => p.Name)
                        .Where(name => names.Any(n => name.EndsWith(n, StringComparison.Ordinal)))
                        .Order(StringComparer.Ordinal),
                    Penalties.Of(spec.Attribute).Select(p => p.Property).Order(StringComparer.Ordinal)
                );
            }
        );

    [Theory]
    [InlineData("Conv2D", "KernelWidth", "kernelSize", "filters", "kernelSize", "activation")]
    [InlineData("Conv2D", "KernelWidth", "kernelWidth", "filters", "kernelHeight", "kernelWidth", "activation")]
    [InlineData("ZeroPadding2D", "Bottom", "padding", "padding")]
    [InlineData("ZeroPadding2D", "Bottom", "height", "height", "width")]
    [InlineData("ZeroPadding2D", "Right", "width", "height", "width")]
    [InlineData("ZeroPadding2D", "Right", "right", "top", "bottom", "left", "right")]
    [InlineData("Dense", "Units", "units", "units", "activation")]
    [InlineData("Dense", "MaxNorm", "MaxNorm", "units", "activation")]
    public void APropertyLeadsToTheArgumentThatSaysIt(string kind, string property, string argument, params string[] parameters)
    {
        IEnumerable<Argument> arguments = parameters.Select(p => new Argument(p, p == "activation" ? "ReLU" : 3));
        Assert.Equal(argument, new LayerSpec(kind, arguments.ToEquatableArray()).ArgumentOf(property));
    }

    /// <summary>What the incremental cache compares are the arguments, whether or not somebody has read them.</summary>
    [Fact]
    public void SpecsCompareByTheirArguments()
    {
        LayerSpec Dense(int units) => Spec(typeof(DenseAttribute), [new("units", units), new("activation", "ReLU")]);
        LayerSpec read = Dense(3);
        Assert.Equal(3, ((Attributes.DenseAttribute)read.Attribute).Units);
        Assert.Equal(read, Dense(3));
        Assert.Equal(read.GetHashCode(), Dense(3).GetHashCode());
        Assert.NotEqual(read, Dense(4));
        Assert.NotEqual(read, read.Around(Dense(3)));
        Assert.Equal(4, ((Attributes.DenseAttribute)read.With("units", 4).Attribute).Units);
    }

    private static LayerSpec Spec(Type type, IEnumerable<Argument> arguments) =>
        new(type.Name[..^"Attribute".Length], arguments.ToEquatableArray());

    private static void AssertSame(object expected, string kind, IEnumerable<Argument> arguments)
    {
        object bound = Spec(expected.GetType(), arguments).Attribute;
        Assert.Equal(kind + "Attribute", bound.GetType().Name);
        foreach (PropertyInfo property in expected.GetType().GetProperties().Where(p => p.Name != "TypeId"))
            Assert.Equal(Plain(property.GetValue(expected)), Plain(bound.GetType().GetProperty(property.Name)!.GetValue(bound)));
    }

    // A value of a type that differs from the type's default, and from others with another number.
    private static object? Some(Type type, int number) =>
        type == typeof(int) ? number
        : type == typeof(double) ? number + 0.5
        : type == typeof(bool) ? number % 2 == 0
        : type == typeof(string) ? "name" + number
        : type == typeof(int[]) ? new[] { number, number + 1 }
        : type == typeof(double[]) ? new[] { number + 0.5, number }
        : type == typeof(string[]) ? new[] { "a" + number, "b" }
        : type.IsEnum ? Enum.GetValues(type).GetValue(number % Enum.GetValues(type).Length)
        : null;

    // As the parser reads it.
    private static object? Written(object? value) =>
        value is Enum ? value.ToString()
        : value is Array items ? items.Cast<object>().ToEquatableArray()
        : value;

    private static object? Plain(object? value) => value is Enum ? value.ToString() : value;
}
