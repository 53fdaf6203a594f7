using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class Cropping2D() : Cropping<Cropping2DAttribute>(2, "cropping2d");
