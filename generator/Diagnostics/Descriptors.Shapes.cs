using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

// NG10xx: shapes and sizes.
internal static partial class Descriptors
{
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
        "Concatenated tensors agree in all axes but one",
        "Concatenate cannot put '{2}', {3}, beside '{0}', {1}: they must be equal but for {4}. Reshape one of them first."
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
        "The layer needs a sequence, an image or a volume",
        "{0} needs {1}, but its input is {2}{3}. Put {4}."
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
        "[Bidirectional] wraps [SimpleRNN], [LSTM], [GRU] or [ConvLSTM2D], but [{0}] stands below it. Move [Bidirectional] straight "
            + "above the recurrent layer."
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

    public static readonly DiagnosticDescriptor UnequalSteps = Error(
        "NG1030",
        "Each value of attention has a key",
        "MultiHeadAttention asks '{0}', which has {1} steps, by the keys of '{2}', which has {3}. Name two sequences of as many steps, "
            + "or one alone for both."
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

    public static readonly DiagnosticDescriptor NothingBeside = Error(
        "NG1026",
        "The layer before has nothing of the kind",
        "[{0}] reads what {1} makes beside its output, but '{2}' is [{3}]. Put it behind such a layer, or name one by From."
    );

    public static readonly DiagnosticDescriptor OddHalves = Error(
        "NG1027",
        "Halves need an even number of features",
        "{0} cuts {3} of its input into halves, but that of {1} is {2} long, an odd number. Give the layer before it two outputs "
            + "for each gated one."
    );

    public static readonly DiagnosticDescriptor MatMulShape = Error(
        "NG1031",
        "The columns of one matrix are the rows of the other",
        "MatMul cannot multiply: {0}."
    );

    public static readonly DiagnosticDescriptor LearnsFromInput = Error(
        "NG1032",
        "What is learned from data before training is of the network's input",
        "{0} learns from samples before training, so that it must read the network's own input, but '{1}' is computed by a layer. Put it "
            + "straight behind an [Input], name one with From, or give its values as arguments. [BatchNormalization] learns while the "
            + "network is trained."
    );

    public static readonly DiagnosticDescriptor NoKernel = Error(
        "NG1033",
        "SpectralNormalization wraps a layer with a kernel",
        "SpectralNormalization divides the kernel of the layer below it by its largest singular value, which is not known of [{0}]. It "
            + "wraps {1}; put it above one of these, or remove it."
    );

    public static readonly DiagnosticDescriptor BadFormula = Error(
        "NG1025",
        "The formula cannot be read",
        "[Map] cannot read '{0}' at character {1}: {2}."
    );

    public static readonly DiagnosticDescriptor NoPairs = Error(
        "NG1024",
        "A mean needs a variance",
        "Reparameterize needs means and as many log variances, but the last axis of its input {0} is {1} long, an odd number. Give the "
            + "layer before it two outputs for each latent value, or name the log variances."
    );
}
