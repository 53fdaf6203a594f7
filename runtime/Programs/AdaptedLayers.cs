using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>The layers of a network that learn from data before training, and whether they have.</summary>
internal readonly struct AdaptedLayers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AdaptedCheck[] _layers;
    private readonly int[] _counts;
    private readonly string _network;

    public AdaptedLayers(ProgramInfo info)
    {
        _network = info.Name;
        ParameterSpec? CountOf(AdaptedCheck layer) =>
            Array.Find(info.Parameters, spec => spec.Name == $"{layer.Weights}.{AdaptedCheck.Count}");
        // Further programs of a network have no table of its weights, and stand behind the network's own check.
        _layers = [.. info.Checks.OfType<AdaptedCheck>().Where(layer => CountOf(layer) is not null)];
        _counts = Array.ConvertAll(_layers, layer => CountOf(layer)!.Offset);
    }

    /// <summary>There are none.</summary>
    public bool IsEmpty => _layers.Length == 0;

    /// <summary>Throws unless all have.</summary>
    /// <param name="states">The network's.</param>
    /// <exception cref="InvalidOperationException">One has not.</exception>
    public void Check(Ptr<T> states)
    {
        for (int i = 0; i < _layers.Length; i++)
            if (!(states[_counts[i]] > T.Zero))
                throw new InvalidOperationException(
                    $"Layer '{_layers[i].Layer}' of {_network} learns from data before training, and has not yet. Call "
                        + "Adapt with the training set, or load weights of a network that has learned."
                );
    }
}
