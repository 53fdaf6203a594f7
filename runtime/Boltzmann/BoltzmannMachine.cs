using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Makes the machines of a network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BoltzmannMachine
{
    /// <summary>The machine that a layer is, over the network's parameters.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <typeparam name="TEnergy">The free energy of visible units.</typeparam>
    /// <typeparam name="THidden">The hidden units, given the visible ones.</typeparam>
    /// <typeparam name="TVisible">The visible units, given the hidden ones.</typeparam>
    /// <param name="owner">The network.</param>
    /// <param name="offset">Where the layer's parameters begin in it.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="visible">What the visible units are.</param>
    /// <param name="categories">Units of an item.</param>
    public static RestrictedBoltzmannMachine<T> Attach<T, TEnergy, THidden, TVisible>(
        Engine<T> owner,
        int offset,
        string name,
        VisibleUnits visible,
        int categories
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TEnergy : struct, IProgram<T>
        where THidden : struct, IProgram<T>
        where TVisible : struct, IProgram<T>
    {
        var machine = new RestrictedBoltzmannMachine<T>(
            name,
            visible,
            categories,
            new Engine<T, TEnergy>(owner, offset, 0),
            new Engine<T, THidden>(owner, offset, 0),
            new Engine<T, TVisible>(owner, offset, 0)
        );
        RestrictedBoltzmannMachine<T>[] machines = [.. owner.Machines(), machine];
        owner.Companions = machines;
        return machine;
    }
}
