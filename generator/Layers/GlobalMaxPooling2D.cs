namespace NetGen.Generator.Layers;

internal sealed class GlobalMaxPooling2D() : GlobalMaxPooling(2, "global_max_pooling2d");
