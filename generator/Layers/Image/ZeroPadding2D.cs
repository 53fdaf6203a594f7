using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class ZeroPadding2D() : ZeroPadding<ZeroPadding2DAttribute>(2, "zero_padding2d");
