using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class ZeroPadding3D() : ZeroPadding<ZeroPadding3DAttribute>(3, "zero_padding3d");
