namespace NetGen.Generator.Layers;

internal sealed class GlobalAveragePooling2D() : GlobalAveragePooling(2, "global_average_pooling2d");
