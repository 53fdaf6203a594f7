namespace NetGen.Generator.Layers;

internal sealed class AveragePooling2D() : AveragePooling(2, "average_pooling2d");
