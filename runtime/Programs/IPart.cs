using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A network that can be a part of another and share its parameters.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPart<TSelf, T>
    where TSelf : IPart<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The network over the owner's parameters from <paramref name="offset"/> and its states from <paramref name="stateOffset"/>
    /// on.</summary>
    static abstract TSelf Attach(Engine<T> owner, int offset, int stateOffset);
}

/// <summary>Makes parts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Part
{
    /// <inheritdoc cref="IPart{TSelf, T}.Attach"/>
    public static TSelf Attach<TSelf, T>(Engine<T> owner, int offset, int stateOffset)
        where TSelf : IPart<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => TSelf.Attach(owner, offset, stateOffset);
}
