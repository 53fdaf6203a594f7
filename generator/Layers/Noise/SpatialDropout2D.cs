using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class SpatialDropout2D() : SpatialDropout<SpatialDropout2DAttribute>(2, "spatial_dropout2d");
