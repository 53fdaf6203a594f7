using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class GlobalAveragePooling2D() : GlobalPooling2D("global_average_pooling2d")
{
    protected override Node Pool(Node x) => Map.Of(1.0 / ((double)x.Shape[1] * x.Shape[2]) * new In(0), Primitives.Reduce.Sum(x, 1, 2));
}
