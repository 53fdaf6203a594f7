using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Why the outputs of a network are nothing that a loss or a metric of the library can judge, and what to do about it. Each rule
/// gives null where it has nothing to say.</summary>
internal static class Objection
{
    /// <summary>What holds for all losses and metrics but those of mixtures.</summary>
    /// <param name="name">The loss or metric.</param>
    /// <param name="network">Whose outputs.</param>
    /// <param name="isElementwise">It is a sum over elements, and so means the same however they are grouped.</param>
    public static string? ToOutputs(string name, ProgramInfo network, bool isElementwise)
    {
        if (network.Link.Description is { } what)
            return $"{name} compares outputs with targets, but the {network.OutputLength} outputs of {network.Name} are {what}. Its loss "
                + $"is {nameof(Loss)}.{nameof(Loss.MixtureNegativeLogLikelihood)}.";
        if (network.OutputShapes.Length > 1 && !isElementwise)
            return $"{name} judges each row of an output, but {network.Name} has {network.OutputShapes.Length} outputs, "
                + $"{Show.Shapes(network.OutputShapes)}, which lie one after another and would be taken for one row. "
                + "Give each output a loss and metrics of its own, by Losses and MetricsOf; take a sum over elements, such as "
                + $"{nameof(Loss.MeanSquaredError)}; or write a {nameof(Loss)} or Metric of your own.";
        return network.Outputs.AreDistributions && network.OutputColumns == 1
                ? $"The output of {network.Name} is the softmax of a single value, which is 1 whatever the network learns: {name} has "
                    + $"nothing to judge. {OneUnit}"
            : network.Outputs.Low.Equals(network.Outputs.High)
                ? $"Each of the {network.OutputLength} outputs of {network.Name} is {network.Outputs}, whatever the network "
                    + $"learns: {name} has nothing to judge. {OneUnit}"
            : null;
    }

    /// <summary>For what chooses between the classes of a row.</summary>
    public static string? ToSingleClass(string name, ProgramInfo network) =>
        network.OutputColumns > 1
            ? null
            : $"{name} chooses between the classes of a row, but rows of the outputs of {network.Name} have one value, so that there is "
                + $"nothing to choose. {OneUnit}";

    /// <summary>For what takes the k largest outputs of a row.</summary>
    public static string? ToTopK(string name, ProgramInfo network, int k) =>
        ToSingleClass(name, network)
        ?? (
            k < network.OutputColumns
                ? null
                : $"{name} takes the {k} largest outputs of each row, but rows of the outputs of {network.Name} have "
                    + $"{network.OutputColumns} values, so that everything would be right. Choose a k below {network.OutputColumns}."
        );

    /// <summary>For what needs a distribution over classes.</summary>
    public static string? ToDistributions(string name, string type, ProgramInfo network, bool fromLogits)
    {
        OutputRange range = network.Outputs;
        if (fromLogits)
            return ToLogits(name, network);
        if (range.AreDistributions)
            return null;
        return range.AreProbabilities
            ? $"{name} needs the probabilities of classes that exclude each other, but each of the {network.OutputLength} outputs of "
                + $"{network.Name} is a number between 0 and 1 of its own, as behind a sigmoid. "
                + $"If a sample has one class, let the network end in Activation.Softmax; if each output is a question of its own, take "
                + $"{nameof(BinaryCrossentropy)}."
            : $"{name} needs probabilities, but each of the {network.OutputLength} outputs of {network.Name} may be {range}. Let the "
                + $"network end in Activation.Softmax; or, where its outputs are logits{(range.High <= 0 ? LogProbabilities : "")}, say "
                + $"so: new {type}(fromLogits: true).";
    }

    /// <summary>For what needs the probabilities of questions that have nothing to do with each other.</summary>
    public static string? ToProbabilities(string name, ProgramInfo network, bool fromLogits)
    {
        OutputRange range = network.Outputs;
        if (range.AreDistributions)
            return $"{name} asks each output a question of its own, but the outputs of {network.Name} are a softmax: probabilities of "
                + $"classes that exclude each other. Take {nameof(CategoricalCrossentropy)} or {nameof(SparseCategoricalCrossentropy)}; "
                + "or, for independent questions, let the network end in Activation.Sigmoid.";
        if (!fromLogits)
            return range.AreProbabilities
                ? null
                : $"{name} needs probabilities, but each of the {network.OutputLength} outputs of {network.Name} may be {range}. Let the "
                    + $"network end in Activation.Sigmoid; or, where its outputs are logits, say so: new "
                    + $"{nameof(BinaryCrossentropy)}(fromLogits: true).";
        return ToLogits(name, network)
            ?? (
                range.Low >= 0 || range.High <= 0
                    ? $"{name} takes logits, but each of the {network.OutputLength} outputs of {network.Name} is {range}, so that no "
                        + $"probability "
                        + $"could ever be {(range.Low >= 0 ? "less" : "more")} than a half. Let the last layer be linear."
                    : null
            );
    }

    /// <summary>For what judges whole sequences of rows.</summary>
    public static string? ToSequences(string name, ProgramInfo network)
    {
        if (network.OutputShapes[0].Length != 2)
            return $"{name} judges sequences, of the shape [steps, classes], but the output of {network.Name} has the shape "
                + $"{Show.Shape(network.OutputShapes[0])}. Let the layers before it return whole sequences.";
        return network.MaskedSteps > 0
            ? $"{name} judges a sequence as a whole, but some of the {network.MaskedSteps} steps that {network.Name} makes of a sample may "
                + "be padding, which it would read as well. Leave [Masking] and MaskZero out, so that padding becomes blank steps."
            : null;
    }

    /// <summary>For what takes a logarithm of outputs.</summary>
    public static string? ToNegative(string name, ProgramInfo network) =>
        network.Outputs.Low >= 0
            ? null
            : $"{name} takes the logarithm of outputs, but each of the {network.OutputLength} outputs of {network.Name} may be "
                + $"{network.Outputs}, below 0 as well, where it teaches nothing. Let the network end in Activation.Softplus, "
                + $"Activation.Exponential or Activation.ReLU.";

    /// <summary>For what puts targets on two sides of 0.</summary>
    public static string? ToOneSign(string name, ProgramInfo network) =>
        network.Outputs.Low >= 0 || network.Outputs.High <= 0
            ? $"{name} asks on which side of 0 an output lies, but each of the {network.OutputLength} outputs of {network.Name} is "
                + $"{network.Outputs}, on one side of it. Let the network end in Activation.Tanh or in a linear layer."
            : null;

    /// <summary>For what takes probabilities of any kind, given where that lies which it is given.</summary>
    public static string? ToNoProbabilities(string name, ProgramInfo network, OutputRange range) =>
        range.AreProbabilities
            ? null
            : $"{name} needs probabilities, but each of the {network.OutputLength} outputs of {network.Name} may be {range}. Let "
                + "the network end in Activation.Sigmoid or Activation.Softmax.";

    private const string LogProbabilities = " (logarithms of probabilities, as behind Activation.LogSoftmax, are)";

    private static string OneUnit =>
        $"For two classes let one unit end in Activation.Sigmoid, with {nameof(BinaryCrossentropy)} and BinaryAccuracy; for more "
        + $"give the last layer a unit for each class.";

    private static string? ToLogits(string name, ProgramInfo network) =>
        network.Outputs.AreProbabilities
            ? $"{name} was told to take logits, but the {network.OutputLength} outputs of {network.Name} are probabilities already, "
                + $"between 0 "
                + $"and 1. Leave fromLogits out, or let the last layer be linear."
            : null;
}
