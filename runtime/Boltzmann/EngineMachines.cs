using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What an engine knows as companions, as the machines that they are.</summary>
internal static class EngineMachines
{
    /// <summary>The machines of a network, each on the one before.</summary>
    internal static RestrictedBoltzmannMachine<T>[] Machines<T>(this Engine<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Companions as RestrictedBoltzmannMachine<T>[] ?? [];
}
