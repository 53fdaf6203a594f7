namespace NetGen.Generator.Layers;

internal sealed class AveragePooling1D() : AveragePooling(1, "average_pooling1d");
