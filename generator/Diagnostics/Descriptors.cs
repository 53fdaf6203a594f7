using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every diagnostic; docs/diagnostics.md has a section for each. Here are NG00xx, for how a network is declared; NG10xx, for
/// shapes and sizes, and NG20xx and NG30xx, for advice and for what an editor shows, have files of their own.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "NG0001",
        "A network class must be partial",
        "'{0}' must be partial, so that the compiler can add the passes to it. Write 'partial class {0}'."
    );

    public static readonly DiagnosticDescriptor IsStatic = Error(
        "NG0002",
        "A network class cannot be static",
        "'{0}' is static, but a network is an object with parameters of its own. Remove 'static'."
    );

    public static readonly DiagnosticDescriptor IsGeneric = Error(
        "NG0003",
        "A network class cannot be generic",
        "'{0}' is generic or stands in a generic type, but the sizes of a network are fixed when it is compiled. Remove the type "
            + "parameters."
    );

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "NG0004",
        "The types around a network class must be partial",
        "'{0}' stands inside '{1}', which is not partial. Make '{1}' partial, or move '{0}' out of it."
    );

    public static readonly DiagnosticDescriptor NoInput = Error(
        "NG0005",
        "A network needs an input",
        "'{0}' has no [Input]. Put one first, with the shape of one sample: [Input(784)]."
    );

    public static readonly DiagnosticDescriptor LayerBeforeInput = Error(
        "NG0006",
        "Inputs come first",
        "[{0}] stands before an [Input]. Layers are read top to bottom: move every [Input] above it."
    );

    public static readonly DiagnosticDescriptor TwoDeclarations = Error(
        "NG0007",
        "All layers stand in one declaration",
        "'{0}' has layer attributes on two of its partial declarations, whose order is not defined. Put all of them on one."
    );

    public static readonly DiagnosticDescriptor UnknownName = Error(
        "NG0008",
        "No such tensor",
        "There is no tensor '{0}' above{1}. Only what stands above can be read, by the Name of its layer."
    );

    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "NG0009",
        "A name is used twice",
        "The name '{0}' is used twice. Every layer needs a name of its own, and an output is listed once."
    );

    public static readonly DiagnosticDescriptor UnknownLayer = Error(
        "NG0010",
        "Unknown layer",
        "[{0}] is no layer that this compiler knows. Use one of its own layers."
    );

    public static readonly DiagnosticDescriptor IsAbstract = Error(
        "NG0011",
        "A network class cannot be abstract",
        "'{0}' is abstract, but the compiler gives it a constructor. Remove 'abstract'."
    );

    public static readonly DiagnosticDescriptor NotANetwork = Error(
        "NG0012",
        "A subnetwork must be a network",
        "'{0}' has no [Network] attribute. [Subnetwork] takes a class that has one."
    );

    public static readonly DiagnosticDescriptor Cycle = Error(
        "NG0013",
        "A network cannot contain itself",
        "The subnetworks lead back to where they began: {0}. Break the cycle."
    );

    public static readonly DiagnosticDescriptor BadName = Error(
        "NG0014",
        "A name must be an identifier",
        "'{0}' cannot name a layer, because it becomes an identifier in the generated code. Use the letters a to z and A to Z, digits "
            + "and underscores, not starting with a digit."
    );

    public static readonly DiagnosticDescriptor SubnetworkPrecision = Error(
        "NG0015",
        "A subnetwork must have the same precision",
        "'{0}' computes in {1} and its subnetwork '{2}' in {3}. Give both the same Precision."
    );

    public static readonly DiagnosticDescriptor BrokenSubnetwork = Error(
        "NG0016",
        "The subnetwork has errors",
        "'{0}' cannot be used before its own errors are mended."
    );

    public static readonly DiagnosticDescriptor IsFileLocal = Error(
        "NG0017",
        "A network class cannot be local to a file",
        "'{0}' is local to its file, but the compiler adds to it in another one. Remove 'file'."
    );

    public static readonly DiagnosticDescriptor PrimaryConstructor = Error(
        "NG0018",
        "A network class cannot have a primary constructor",
        "'{0}' has a primary constructor, but the compiler gives it one of its own, '{0}(int seed = 0)'. Remove the parameter list "
            + "behind the name."
    );

    public static readonly DiagnosticDescriptor NameTaken = Error(
        "NG0019",
        "A generated member has this name",
        "The compiler adds a member '{1}' to '{0}', but that name is taken. Choose another name."
    );

    public static readonly DiagnosticDescriptor BaseClass = Error(
        "NG0020",
        "The base class does not fit a network",
        "'{0}' cannot derive from '{1}', {2}. Remove the base class, or use '{1}' as a field."
    );

    public static readonly DiagnosticDescriptor OldLanguage = Error(
        "NG0021",
        "The project's C# is too old",
        "The code of '{0}' is C# {1}, but the project is set to C# {2}. Set <LangVersion>latest</LangVersion> in the project file, or "
            + "remove <LangVersion>."
    );

    public static readonly DiagnosticDescriptor CompilerFailed = Error(
        "NG0022",
        "The compiler failed on a network",
        "The compiler itself failed on '{0}', with {1}: {2}. The declaration is not at fault. Report this message with the attributes of "
            + "'{0}'; other networks are not affected."
    );

    public static readonly DiagnosticDescriptor IsRecord = Error(
        "NG0023",
        "A network cannot be a record",
        "'{0}' is a record, whose copies ('with') would train one and the same weights and whose equality would not look at them. "
            + "Declare it as a class: 'partial class {0}'."
    );

    public static readonly DiagnosticDescriptor RefinesNothing = Error(
        "NG0024",
        "An attribute behind a layer stands alone",
        "[{0}.{1}] stands behind no layer. Put it behind or below the layer that it is for: [Dense(64), {0}.{1}]."
    );

    public static readonly DiagnosticDescriptor NoCurvature = Error(
        "NG0025",
        "The layer has no second derivatives",
        "[{0}] {1}, so that '{2}' has no exact curvature. Write [Network] without {4} = true, or {3}."
    );

    public static readonly DiagnosticDescriptor NoQuantization = Error(
        "NG0026",
        "Nothing can be quantized",
        "'{0}' asks for Quantization.{1}, but {2}. Write [Network] without Quantization."
    );

    public static readonly DiagnosticDescriptor NoSlope = Error(
        "NG0027",
        "The output has no slope to penalise",
        "'{0}' asks for GradientPenalty, but {1}. {2}, or write [Network] without GradientPenalty = true."
    );

    /// <summary>After these no generated part can compile, so that there is none.</summary>
    public static readonly IReadOnlyCollection<DiagnosticDescriptor> NotExtensible =
    [
        NotPartial,
        IsStatic,
        IsGeneric,
        ContainerNotPartial,
        IsFileLocal,
        PrimaryConstructor,
        NameTaken,
        BaseClass,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Describe(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Describe(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Describe(string id, string title, string message, DiagnosticSeverity severity) =>
        new(
            id,
            title,
            message,
            "NetGen",
            severity,
            isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/netgen/netgen/blob/main/docs/diagnostics.md#{id.ToLowerInvariant()}"
        );
}
