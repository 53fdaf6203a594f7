namespace NetGen.Generator.Primitives;

/// <summary>Where a node comes from: the layer of the user's declaration that it computes, or a title of the compiler's own.</summary>
/// <param name="Heading">The comment above its kernels in the generated code: "3. Dense(96, Softmax): x2 -> x3".</param>
/// <param name="Kind">The first word of its kernels' names: "Dense".</param>
/// <param name="Activation">The activation that the node is a part of: "Softmax"; empty for any other node.</param>
internal sealed record Origin(string Heading, string Kind, string Activation = "")
{
    /// <summary>The layer in short, "3. Dense"; the title where there is none.</summary>
    public string Layer { get; init; } = Heading;

    /// <summary>A node that is made of these outside of all layers: it belongs where the last of them does.</summary>
    public static Origin Of(IReadOnlyList<Node> inputs) =>
        inputs.Count == 0 ? Input : inputs[inputs.Count - 1].Origin with { Activation = "" };

    /// <summary>A node that no layer made, such as one of the input itself.</summary>
    public static Origin Input { get; } = new("Input", "Layout");

    /// <summary>Weights that are copied in the order of another product's columns.</summary>
    public static Origin Transposed { get; } = new("Kernels, transposed", "Layout");
}
