using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every diagnostic: NG00xx for how a network is declared, NG10xx for shapes and sizes, NG20xx for advice, NG30xx for what an
/// editor shows. docs/diagnostics.md has a section for each.</summary>
internal static class Descriptors
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
        "[{0}] {1}, so that '{2}' has no exact curvature. Write [Network] without Curvature = true, or {3}."
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

    public static readonly DiagnosticDescriptor NeedsVector = Error(
        "NG1001",
        "The layer needs a vector",
        "{0} needs a vector, but its input is {1}{2}. Put [Flatten]{3} before it."
    );

    public static readonly DiagnosticDescriptor UnequalShapes = Error(
        "NG1002",
        "The shapes must be equal",
        "{0} needs tensors of one shape, but '{1}' is {2} and '{3}' is {4}. Bring them to one shape first, with [Dense] or [Reshape]."
    );

    public static readonly DiagnosticDescriptor ReshapeSize = Error(
        "NG1003",
        "Reshape keeps the number of values",
        "Reshape to {0} needs {1} values, but its input {2} has {3}. Change the shape, or write -1 for one length."
    );

    public static readonly DiagnosticDescriptor ConcatenateShape = Error(
        "NG1004",
        "Concatenated tensors agree in all axes but the last",
        "Concatenate cannot put '{2}', {3}, beside '{0}', {1}: all axes but the last must be equal. Reshape one of them first."
    );

    public static readonly DiagnosticDescriptor OutOfRange = Error(
        "NG1005",
        "The value is out of range",
        "{0} of [{1}] is {2}, but must be {3}."
    );

    public static readonly DiagnosticDescriptor TooLarge = Error(
        "NG1006",
        "The network is too large",
        "Up to this layer '{0}' needs {1} values for its {2}, more than the {3} that there is room for. Make the layers smaller."
    );

    public static readonly DiagnosticDescriptor SubnetworkShape = Error(
        "NG1007",
        "The input does not fit the subnetwork",
        "'{0}' takes {1}, but the input of the layer is {2}. Insert a [Reshape] or [Dense] that makes {1}."
    );

    public static readonly DiagnosticDescriptor NeedsOther = Error(
        "NG1008",
        "The layer joins two tensors or more",
        "{0} joins the previous tensor with others, but names none. Write [{0}(\"name\")] with the Name of an earlier layer."
    );

    public static readonly DiagnosticDescriptor NoLayers = Error(
        "NG1009",
        "A network needs a layer",
        "'{0}' has an input but no layer. Add one, for example [Dense(10)]."
    );

    public static readonly DiagnosticDescriptor NeedsAxes = Error(
        "NG1010",
        "The layer needs an image or a sequence",
        "{0} needs {1}, but its input is {2}{3}. Put {4} before it."
    );

    public static readonly DiagnosticDescriptor WindowTooLarge = Error(
        "NG1011",
        "The window is larger than the input",
        "{0} cannot place its windows of {2}, because its input is {1}. Use a smaller size, or Padding = Padding.Same."
    );

    public static readonly DiagnosticDescriptor NothingLeft = Error(
        "NG1012",
        "The layers above leave too little",
        "Nothing is left for {0}: its input has shrunk to {1} ({3}), but its windows are {2}. Remove a layer above, give one of them "
            + "Padding = Padding.Same or smaller strides, or start with a larger input."
    );

    public static readonly DiagnosticDescriptor Groups = Error(
        "NG1013",
        "The groups must be equal",
        "{0} cannot divide {1} into {2} equal groups. Groups must divide both the channels of the input and the filters."
    );

    public static readonly DiagnosticDescriptor StridesAndDilation = Error(
        "NG1014",
        "Strides and dilation exclude each other",
        "{0} has both strides, {1}, and a dilation, {2}. As in Keras, one of them must be 1."
    );

    public static readonly DiagnosticDescriptor NotAnInput = Error(
        "NG1015",
        "Indices come from the network's input",
        "{0} takes indices, which must be the network's own input, but '{1}' is computed by a layer. Put [{0}] straight behind an "
            + "[Input], or name one with From."
    );

    public static readonly DiagnosticDescriptor NothingToWrap = Error(
        "NG1016",
        "A wrapper needs a layer below it",
        "[{0}] wraps the layer whose attribute stands straight below it, but there is none. Put the layer there."
    );

    public static readonly DiagnosticDescriptor NotRecurrent = Error(
        "NG1017",
        "Bidirectional wraps a recurrent layer",
        "[Bidirectional] wraps [SimpleRNN], [LSTM] or [GRU], but [{0}] stands below it. Move [Bidirectional] straight above the "
            + "recurrent layer."
    );

    public static readonly DiagnosticDescriptor BothWays = Error(
        "NG1018",
        "Bidirectional goes backwards anyway",
        "[Bidirectional] reads the sequence both ways, so that GoBackwards of [{0}] means nothing. Remove it."
    );

    public static readonly DiagnosticDescriptor NotPerStep = Error(
        "NG1019",
        "TimeDistributed cannot wrap the layer",
        "[TimeDistributed] cannot wrap [{0}]: {1}."
    );

    public static readonly DiagnosticDescriptor NeedsSequence = Error(
        "NG1020",
        "The layer needs a sequence",
        "{0} needs a sequence (steps, features), but its input is {1}{2}. {3}."
    );

    public static readonly DiagnosticDescriptor NeedsTree = Error(
        "NG1021",
        "The layer needs a tree",
        "{0} needs the nodes of a tree (nodes, features) and their children (nodes, children), but its input is {1} and '{2}' is {3}. "
            + "Declare the children as [Input(nodes, children, Name = \"{2}\")], as many as there are nodes."
    );

    public static readonly DiagnosticDescriptor MisplacedMachine = Error(
        "NG1022",
        "An RBM stands on the network's input or on another RBM",
        "RBM learns from the network's input, or from the RBM before it, through nothing but [Flatten], [Reshape] and noise; but {0}. "
            + "Move it there, or use [Dense] with Activation.Sigmoid here."
    );

    public static readonly DiagnosticDescriptor NoPairs = Error(
        "NG1024",
        "A mean needs a variance",
        "Reparameterize needs means and as many log variances, but the last axis of its input {0} is {1} long, an odd number. Give the "
            + "layer before it two outputs for each latent value, or name the log variances."
    );

    public static readonly DiagnosticDescriptor SoftmaxOfOne = Warning(
        "NG2001",
        "Softmax over one unit is always 1",
        "The softmax of a single unit is always 1, whatever the input. Use Activation.Sigmoid for a yes-or-no output, or two units."
    );

    public static readonly DiagnosticDescriptor NeverRead = Warning(
        "NG2002",
        "Nothing reads the tensor",
        "Nothing reads '{0}', so that it changes no output. Read it with From or a joining layer such as [Add], list it in [Output], or "
            + "remove it."
    );

    public static readonly DiagnosticDescriptor LastDropout = Warning(
        "NG2003",
        "Noise on the output",
        "[{0}] is the last layer: in training it falsifies the very output that the loss compares. Move it before the last layer with "
            + "weights."
    );

    public static readonly DiagnosticDescriptor SameNetworkTwice = Warning(
        "NG2004",
        "A subnetwork stands twice",
        "'{0}' is already the layer '{1}'; here, as '{2}', it gets weights of its own, and the two learn apart. Layers of one network "
            + "cannot share weights. Disable this warning where two of a kind are meant."
    );

    public static readonly DiagnosticDescriptor NormalizedSoftmax = Warning(
        "NG2010",
        "Batch normalisation straight before a softmax",
        "'{0}' is normalised straight before its softmax, which fixes the spread of the logits over every batch, so that they cannot say "
            + "how sure the network is. Move [BatchNormalization] before the last layer with weights."
    );

    public static readonly DiagnosticDescriptor Unseen = Describe(
        "NG3001",
        "Windows miss a part of the input",
        "{0} never looks at {1} of its input {2}, because its windows of {3} stand {4} apart. Choose strides that divide evenly, or "
            + "Padding = Padding.Same, if these matter.",
        DiagnosticSeverity.Info
    );

    public static readonly DiagnosticDescriptor Resized = Describe(
        "NG3002",
        "The size of an image after a layer",
        "{0}: {1} -> {2}, {3}.",
        DiagnosticSeverity.Hidden
    );

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
