namespace NetGen.Generator.Layers;

internal sealed class MaxPooling2D() : MaxPooling(2, "max_pooling2d");
