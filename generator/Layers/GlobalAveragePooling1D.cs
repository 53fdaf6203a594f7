namespace NetGen.Generator.Layers;

internal sealed class GlobalAveragePooling1D() : GlobalAveragePooling(1, "global_average_pooling1d");
