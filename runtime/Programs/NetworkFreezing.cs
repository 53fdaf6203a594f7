using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Freezing of any network.</summary>
public static class NetworkFreezing
{
    /// <summary>From now on no training moves these layers, whatever trains: their gradients count for nothing, neither in norms that clip
    /// nor in moments, and decay, constraints, averages of parameters and what the optimizer remembers pass them by. Setting weights
    /// (SetWeights, SetParameters, Load) sets them all the same, and they stay frozen. Networks that share the weights share this.
    ///
    /// <para>BatchNormalization keeps its moving averages, gamma and beta; but as the program is compiled already it goes on to normalise
    /// training batches by their own mean and variance. One that normalises by its moving averages in training, as Keras' frozen one does,
    /// is declared with <see cref="LayerAttribute.Trainable"/> = false. The moments of VirtualBatchNormalization are always those under the
    /// present weights. What regularisers add to the loss for frozen weights is a constant, which <c>loss</c> still has.</para></summary>
    /// <param name="network">The network.</param>
    /// <param name="names">Layers, such as dense, or encoder.dense of a network that is a layer; or single tensors, such as dense.kernel.
    /// A layer without weights may be among them.</param>
    /// <exception cref="ArgumentException">There is no such layer or tensor; nothing has changed.</exception>
    public static void Freeze<T>(this INetwork<T> network, params string[] names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Set(network, names, isFrozen: true);

    /// <summary>Freezes all layers.</summary>
    /// <param name="network">The network.</param>
    public static void Freeze<T>(this INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SetAll(network, isFrozen: true);

    /// <summary>Lets training move these layers again.</summary>
    /// <param name="network">The network.</param>
    /// <param name="names">Layers or tensors, as for <see cref="Freeze{T}(INetwork{T}, string[])"/>. One that is not frozen may be among
    /// them.</param>
    /// <exception cref="ArgumentException">There is no such layer or tensor, or it is declared with Trainable = false; nothing has
    /// changed.</exception>
    public static void Unfreeze<T>(this INetwork<T> network, params string[] names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Set(network, names, isFrozen: false);

    /// <summary>Lets training move all layers again, but for those that are declared with Trainable = false.</summary>
    /// <param name="network">The network.</param>
    public static void Unfreeze<T>(this INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SetAll(network, isFrozen: false);

    private static void Set<T>(INetwork<T> network, string[] names, bool isFrozen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(names);
        Engine<T> engine = network.Engine;
        ParameterSpec[][] tensors = Array.ConvertAll(names, name => Find(engine, name));
        // A state that training never moves, such as which connections a layer has, is no obstacle beside weights that it does.
        ParameterSpec[] lasting =
        [
            .. tensors.SelectMany(t => t.Where(spec => spec.IsFrozen && !(spec.IsState && t.Any(s => !s.IsFrozen)))),
        ];
        foreach (ParameterSpec spec in lasting)
            if (!isFrozen)
                throw new ArgumentException(
                    $"{spec.Name} cannot be unfrozen, since {engine.Info.Name} was compiled without its gradient. Take "
                        + $"{nameof(LayerAttribute.Trainable)} = false from its attribute, and freeze it by {nameof(Freeze)} instead.",
                    nameof(names)
                );
        foreach (ParameterSpec spec in tensors.SelectMany(t => t))
            engine.Freeze(spec, isFrozen);
    }

    private static void SetAll<T>(INetwork<T> network, bool isFrozen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (ParameterSpec spec in network.Engine.Info.Parameters)
            network.Engine.Freeze(spec, isFrozen);
    }

    private static ParameterSpec[] Find<T>(Engine<T> engine, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSpec[] found = engine.WeightsOf(name ?? throw new ArgumentNullException(nameof(name)));
        return found.Length > 0 || Array.Exists(engine.Layers, layer => layer.Name == name)
            ? found
            : throw new ArgumentException(
                $"{engine.Info.Name} has no layer or tensor {Show.Text(name)}. There are: "
                    + $"{string.Join(", ", engine.Layers.Select(layer => layer.Name))}.",
                "names"
            );
    }
}
