using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Tests;

/// <summary>Attributes behind layers.</summary>
public class RefinementTests
{
    // What can be said, by the class that says of what.
    private static readonly (string Subject, Type Attribute)[] s_attributes =
    [
        .. from subject in typeof(RefinementAttribute).Assembly.GetTypes()
        from type in Family(subject).GetNestedTypes()
        where subject.Namespace == nameof(NetGen) && type.IsSubclassOf(typeof(RefinementAttribute)) && !subject.IsGenericType
        select (subject.Name, type),
    ];

    public static TheoryData<string> Subjects => new(s_attributes.Select(a => a.Subject).Distinct());

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string subject, Type attribute) in s_attributes)
                data.Add(subject, attribute.Name[..^nameof(Attribute).Length]);
            return data;
        }
    }

    /// <summary>What an editor lists behind the dot.</summary>
    [Theory]
    [MemberData(nameof(Subjects))]
    public void EditorsOfferThem(string subject)
    {
        Compilation compilation = GeneratorRun.Of("class Any;").Compilation;
        INamedTypeSymbol container = compilation.GetTypeByMetadataName("NetGen." + subject)!;
        IEnumerable<string> offered = compilation
            .GetSemanticModel(compilation.SyntaxTrees.First())
            .LookupNamespacesAndTypes(0, container)
            .Select(type => type.Name);
        string[] all = [.. s_attributes.Where(a => a.Subject == subject).Select(a => a.Attribute.Name)];
        Assert.NotEmpty(all);
        Assert.Equal(all.Order(), offered.Order());
    }

    /// <summary>Arguments arrive under the names that the runtime has for them, and all are checked that are no enums.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ArgumentsArriveAndAreChecked(string subject, string kind)
    {
        Type attribute = s_attributes.Single(a => a.Subject == subject && a.Attribute.Name == kind + nameof(Attribute)).Attribute;
        ParameterInfo[] parameters = attribute.GetConstructors().Single().GetParameters();
        IEnumerable<Argument> arguments = parameters.Select(
            (p, i) =>
                new Argument(
                    p.Name!,
                    p.ParameterType.IsEnum ? Enum.GetNames(p.ParameterType)[^1]
                        : p.ParameterType == typeof(int) ? i + 2
                        : (object)(i + 2.5)
                )
        );
        var refinement = new Refinement(subject, kind, arguments.ToEquatableArray());
        Assert.Equal(
            arguments.Select(a => (a.Name.ToUpperInvariant(), a.Value!.ToString())),
            refinement.Values.Select(v => (v.Name.ToUpperInvariant(), v.Value.ToString()))
        );
        Assert.Equal(
            parameters.Where(p => !p.ParameterType.IsEnum).Select(p => p.Name!.ToUpperInvariant()).Order(),
            RefinementRules.Of(refinement.Bind()).Select(rule => rule.Property.ToUpperInvariant()).Distinct().Order()
        );
    }

    /// <summary>What the incremental cache compares includes them.</summary>
    [Fact]
    public void SpecsCompareByThem()
    {
        LayerSpec Dense(double stddev) =>
            new(
                "Dense",
                default,
                refinements: new[]
                {
                    new Refinement("KernelInitializer", "RandomNormal", new[] { new Argument("stddev", stddev) }.ToEquatableArray()),
                }.ToEquatableArray()
            );
        Assert.Equal(Dense(1), Dense(1));
        Assert.Equal(Dense(1).GetHashCode(), Dense(1).GetHashCode());
        Assert.NotEqual(Dense(1), Dense(2));
        Assert.NotEqual(Dense(1), new LayerSpec("Dense", default));
    }

    /// <summary>On another part of the class it is not clear what they stand behind.</summary>
    [Fact]
    public void TheyStandOnTheDeclarationOfTheirLayer()
    {
        GeneratorRun run = GeneratorRun.Of(
            "using NetGen; [Network] [Input(4)] [Dense(3)] partial class Net; [KernelInitializer.Constant(1)] partial class Net;"
        );
        Assert.Equal("NG0024", Assert.Single(run.Diagnostics).Id);
    }

    private static Type Family(Type subject) =>
        subject.BaseType is { IsGenericType: true } family ? family.GetGenericTypeDefinition() : subject;
}
