using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The program whose outputs are those of all layers, and where among them each lies.</summary>
internal sealed class LayerOutputs<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<string, (int Start, int Length)> _places = [];

    public LayerOutputs(Engine<T> program, LayerEntry[] layers)
    {
        Program = program;
        int start = 0;
        foreach (LayerEntry layer in layers.Where(layer => layer.Inputs.Length > 0))
        {
            int length = layer.Shape.Aggregate(1, (product, axis) => product * axis);
            _places[layer.Name] = (start, length);
            start += length;
        }
    }

    public Engine<T> Program { get; }

    /// <summary>Where a layer's values lie.</summary>
    public (int Start, int Length) Find(string layer) =>
        _places.TryGetValue(layer ?? throw new ArgumentNullException(nameof(layer)), out (int, int) place)
            ? place
            : throw new ArgumentException(
                $"{Program.Info.Name} has no layer {Show.Text(layer)} that computes anything. There are: "
                    + $"{string.Join(", ", _places.Keys)}.",
                nameof(layer)
            );
}
