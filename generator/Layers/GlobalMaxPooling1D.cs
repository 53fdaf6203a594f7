namespace NetGen.Generator.Layers;

internal sealed class GlobalMaxPooling1D() : GlobalMaxPooling(1, "global_max_pooling1d");
