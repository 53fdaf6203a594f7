namespace NetGen;

/// <summary>What an orthogonal regularizer makes orthogonal to each other.</summary>
public enum OrthogonalMode
{
    /// <summary>Rows: what the units make of one input.</summary>
    Rows,

    /// <summary>Columns: the weights of one unit.</summary>
    Columns,
}
