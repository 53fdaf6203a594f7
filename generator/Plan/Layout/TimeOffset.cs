namespace NetGen.Generator.Plan;

/// <summary>What is added to the offset of a value at step t of a loop: the number of its row times the size of a row.</summary>
internal sealed record TimeOffset(TimeRow Row, int Size);

/// <summary>Which row of a sample holds a value at step t.</summary>
internal enum TimeRow
{
    /// <summary>Row t.</summary>
    Own,

    /// <summary>Row t + 1.</summary>
    Next,

    /// <summary>Of two rows, that of t's parity.</summary>
    OwnOfTwo,

    /// <summary>Of two rows, the other one.</summary>
    NextOfTwo,
}
