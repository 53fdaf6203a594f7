namespace NetGen.Generator.Primitives;

/// <summary>How a routine needs what it reads to lie; what lies otherwise is copied first.</summary>
internal sealed record Operand
{
    /// <summary>It reads any strides.</summary>
    public static Operand Any { get; } = new();

    /// <summary>Whole vectors can be read from every row.</summary>
    public bool IsPadded { get; init; }

    /// <summary>Rows are contiguous and, from this axis on, follow each other as C order has them; null where that does not
    /// matter.</summary>
    public int? DenseFrom { get; init; }

    /// <summary>Behind the batch it lies as a kernel writes what has memory of its own.</summary>
    public bool IsGapless { get; init; }

    /// <summary>Rows are contiguous, and all axes but the last, and after the batch, step as one.</summary>
    public bool IsRowByRow { get; init; }

    /// <summary>Padded rows that follow each other, of each sample if there are samples.</summary>
    public static Operand RowsOf(Node x) => new() { IsPadded = true, DenseFrom = x.HasBatch ? 1 : 0 };

    /// <summary>Padded rows without gaps between them, behind the batch: a routine runs through them as through one row.</summary>
    public static Operand Vectors { get; } = new() { IsPadded = true, IsGapless = true };
}
