using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>How the left operand of a product is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITerms
{
    /// <summary>A term is a vector, a value for each column, and not one value for all.</summary>
    static virtual bool IsLaneByLane => false;
}
