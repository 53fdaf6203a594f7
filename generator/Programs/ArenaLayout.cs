using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Programs;

/// <summary>Where each weight begins: parameters one after another in the arena, states likewise among the states.</summary>
internal sealed class ArenaLayout
{
    private readonly Dictionary<string, int> _offsets = [];
    private readonly int _parameters,
        _states;

    public ArenaLayout(IEnumerable<Parameter> weights)
    {
        foreach (Parameter weight in weights)
        {
            ref int end = ref weight.IsState ? ref _states : ref _parameters;
            _offsets[weight.Name] = end;
            end = checked(end + Layouts.Size(weight.Shape));
        }
    }

    /// <summary>Elements of the arena, padding included.</summary>
    public int ParametersLength => _parameters;

    /// <summary>Elements of the states, padding included.</summary>
    public int StatesLength => _states;

    public int OffsetOf(Parameter weight) => _offsets[weight.Name];

    /// <summary>Where a layer's parameters begin in the arena, or its states among the states; 0 for a layer that has none.</summary>
    public int OffsetOf(Layer layer, bool states) =>
        layer.Parameters.FirstOrDefault(p => p.IsState == states) is { } first ? OffsetOf(first) : 0;
}
