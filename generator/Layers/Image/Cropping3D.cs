using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class Cropping3D() : Cropping<Cropping3DAttribute>(3, "cropping3d");
