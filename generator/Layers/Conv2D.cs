namespace NetGen.Generator.Layers;

internal sealed class Conv2D() : Convolution(2, "conv2d");
