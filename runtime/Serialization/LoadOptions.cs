namespace NetGen;

/// <summary>What <see cref="NetworkLoading"/> takes from another network's file.</summary>
public sealed class LoadOptions
{
    /// <summary>Where the file has another name: of a layer, such as dense or encoder.dense, or of a tensor, such as dense.kernel, of this
    /// network, the name that it has in the file. The most exact name counts; what no name here begins has its own. The empty name is the
    /// whole network: with [""] = "base" all is looked for in the file's layer base, and ["base"] = "" fills this one's from a file of that
    /// network alone. Null leaves a layer as it is.</summary>
    public Dictionary<string, string?> Map { get; init; } = [];

    /// <summary>Leaves layers as they are that have another shape in the file, instead of refusing the file. Keras'
    /// skip_mismatch.</summary>
    public bool SkipMismatch { get; init; }
}
