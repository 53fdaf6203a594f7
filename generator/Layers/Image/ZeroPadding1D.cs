using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class ZeroPadding1D() : ZeroPadding<ZeroPadding1DAttribute>(1, "zero_padding1d");
