using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Graph;

/// <summary>How large a network may be: its parameters, and what a batch of 64 samples takes, each lie in one block of memory.</summary>
internal sealed class SizeLimits
{
    /// <summary>The largest block of memory, in values.</summary>
    private const long Largest = 1 << 29;

    private readonly HashSet<string> _counted = [];
    private double _parameters,
        _scratch,
        _activations;

    /// <summary>Counts one more layer; what is too many with it, how many there are and how many there may be, or null.</summary>
    public (string What, double Count, long Limit)? Add(Layer layer)
    {
        _parameters += layer.Parameters.Where(p => _counted.Add(p.Name)).Sum(p => Padded(p.Shape));
        _scratch += layer.Scratch;
        _activations += Padded(layer.Output);
        return _parameters > Largest ? ("parameters", _parameters, Largest)
            : _scratch > Largest / 4 ? ("windows or masks of one sample", _scratch, Largest / 4)
            : _activations > Largest / 64 ? ("activations of one sample", _activations, Largest / 64)
            : null;
    }

    private static double Padded(Shape shape) => (double)shape.Length / shape.Last * RowPadding.Padded((long)shape.Last);
}
