using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class SpatialDropout3D() : SpatialDropout<SpatialDropout3DAttribute>(3, "spatial_dropout3d");
