namespace NetGen.Generator.Layers;

internal sealed class MaxPooling1D() : MaxPooling(1, "max_pooling1d");
