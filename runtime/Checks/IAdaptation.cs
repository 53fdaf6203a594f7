namespace NetGen.CompilerServices;

/// <summary>What a layer learns from samples before training.</summary>
internal interface IAdaptation
{
    /// <summary>Sees a sample: the values of the layer's input, all finite.</summary>
    void Add(ReadOnlySpan<double> values);

    /// <summary>What was learned: names of states with their values.</summary>
    IEnumerable<(string State, double[] Values)> States();
}
