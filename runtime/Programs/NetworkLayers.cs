using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What any network is made of.</summary>
public static class NetworkLayers
{
    extension<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        /// <summary>All layers in the order of their attributes, inputs first. A network that stands as a layer is one of them; its own
        /// layers are those of the property that the class has for it.</summary>
        public IReadOnlyList<LayerInfo> Layers => Listed(network, entries => entries);

        /// <summary>The inputs. Their values lie one after another in a sample, in this order.</summary>
        public IReadOnlyList<LayerInfo> Inputs => Listed(network, entries => entries.Where(layer => layer.Inputs.Length == 0));

        /// <summary>The layers whose values are the network's output, one after another in this order.</summary>
        public IReadOnlyList<LayerInfo> Outputs =>
            Listed(network, entries => entries.Where(layer => layer.Output > 0).OrderBy(layer => layer.Output));
    }

    private static LayerInfo[] Listed<T>(INetwork<T> network, Func<LayerEntry[], IEnumerable<LayerEntry>> chosen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Engine<T> engine = network.Engine;
        return [.. chosen(engine.Layers).Select(layer => new LayerInfo(layer, engine.WeightsOf(layer.Name), engine.IsFrozen))];
    }
}
