using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

// NG20xx: advice. NG30xx: what an editor shows.
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor SoftmaxOfOne = Warning(
        "NG2001",
        "Softmax over one unit is always the same",
        "The {0} of a single unit is always {1}, whatever the input. Use Activation.Sigmoid for a yes-or-no output, or two units."
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
        "'{0}' is already the layer '{1}'; here, as '{2}', it gets weights of its own, and the two learn apart. Where one set of "
            + "weights is meant, give both the same Share; where two of a kind are meant, disable this warning."
    );

    public static readonly DiagnosticDescriptor OtherChannels = Warning(
        "NG2005",
        "The channels are on another axis",
        "{0} takes the last axis of its input {1} for that of the channels, but '{2}' has them on axis {3}. {4} if the last one is meant."
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
}
