using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Tests;

/// <summary>Attributes behind layers.</summary>
public class RefinementTests
{
    private static readonly Type[] s_attributes =
    [
        .. typeof(RefinementAttribute).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RefinementAttribute)) && !t.IsAbstract),
    ];

    public static TheoryData<string> Kinds => new(s_attributes.Select(t => t.Name[..^nameof(Attribute).Length]));

    /// <summary>What an editor lists behind the dot.</summary>
    [Theory]
    [InlineData("KernelInitializer")]
    [InlineData("BiasInitializer")]
    [InlineData("RecurrentInitializer")]
    [InlineData("EmbeddingsInitializer")]
    [InlineData("KernelConstraint")]
    [InlineData("BiasConstraint")]
    [InlineData("RecurrentConstraint")]
    [InlineData("EmbeddingsConstraint")]
    public void EditorsOfferThem(string subject)
    {
        Compilation compilation = GeneratorRun.Of("class Any;").Compilation;
        INamedTypeSymbol container = compilation.GetTypeByMetadataName("NetGen." + subject)!;
        IEnumerable<string> offered = compilation
            .GetSemanticModel(compilation.SyntaxTrees.First())
            .LookupNamespacesAndTypes(0, container)
            .Select(type => type.Name);
        IEnumerable<string> all = typeof(LayerAttribute)
            .Assembly.GetType("NetGen." + subject)!
            .BaseType!.GetGenericTypeDefinition()
            .GetNestedTypes()
            .Select(type => type.Name);
        Assert.NotEmpty(all);
        Assert.Equal(all.Order(), offered.Order());
    }

    /// <summary>Arguments arrive under the names that the runtime has for them, and all are checked that are no enums.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ArgumentsArriveAndAreChecked(string kind)
    {
        Type attribute = s_attributes.Single(t => t.Name == kind + nameof(Attribute));
        ParameterInfo[] parameters = attribute.GetConstructors().Single().GetParameters();
        IEnumerable<Argument> arguments = parameters.Select(
            (p, i) => new Argument(p.Name!, p.ParameterType.IsEnum ? Enum.GetNames(p.ParameterType)[^1] : i + 2.5)
        );
        var refinement = new Refinement("", kind, arguments.ToEquatableArray());
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
}
