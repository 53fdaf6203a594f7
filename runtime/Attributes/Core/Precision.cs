namespace NetGen;

/// <summary>The number type of a network's values.</summary>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point: the same members with double in the place of float, for checking derivatives and for scientific use.
    /// Its data keeps all digits in a <see cref="Dataset"/> of doubles.</summary>
    Double,
}
