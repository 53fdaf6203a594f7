using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class SpatialDropout1D() : SpatialDropout<SpatialDropout1DAttribute>(1, "spatial_dropout1d");
