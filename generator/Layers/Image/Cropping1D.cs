using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class Cropping1D() : Cropping<Cropping1DAttribute>(1, "cropping1d");
