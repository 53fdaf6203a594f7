using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class GlobalMaxPooling2D() : GlobalPooling2D("global_max_pooling2d")
{
    protected override Node Pool(Node x) => Monotone.Max(x, inner => Primitives.Reduce.Max(inner, 1, 2));
}
