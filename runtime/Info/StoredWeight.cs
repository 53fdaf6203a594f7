using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Where one weight tensor lies in a program for inference, and where in the network that this is made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StoredWeight(int source, int length, int target, int columns = 0, int scales = 0)
{
    /// <summary>The first element in the network's parameters.</summary>
    public int Source => source;

    /// <summary>Elements, padding included.</summary>
    public int Length => length;

    /// <summary>The first element among the program's floats; of a tensor that is stored in fewer bytes the first byte.</summary>
    public int Target => target;

    /// <summary>Elements of a row, of which each has a scale where there are scales; 0 for a tensor that stays float.</summary>
    public int Columns => columns;

    /// <summary>Where among the floats the scales begin, one for each column.</summary>
    public int Scales => scales;
}
