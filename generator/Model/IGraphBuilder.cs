using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>What a layer kind may ask of the stage that builds graphs, which alone knows all kinds.</summary>
internal interface IGraphBuilder
{
    /// <summary>The kind of a layer; null if there is none of its name.</summary>
    LayerKind? KindOf(LayerSpec layer);

    /// <summary>The graph of a network that is used as a layer; null if something is wrong with it.</summary>
    NetworkGraph? Build(NetworkSpec network);
}
