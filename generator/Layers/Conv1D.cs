namespace NetGen.Generator.Layers;

internal sealed class Conv1D() : Convolution(1, "conv1d");
