namespace NetGen;

/// <summary>The largest of several linear functions of the input, for each unit (Goodfellow et al., 2013). Input [in], output [units];
/// kernel [in, pieces, units], bias [pieces, units].</summary>
/// <param name="units">Outputs.</param>
/// <param name="pieces">Linear functions a unit chooses from.</param>
public sealed class MaxoutAttribute(int units, int pieces = 2) : KernelLayerAttribute
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Linear functions a unit chooses from.</summary>
    public int Pieces { get; } = pieces;
}
