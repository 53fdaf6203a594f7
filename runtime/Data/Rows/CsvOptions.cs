namespace NetGen;

/// <summary>How <see cref="Dataset.FromCsv(string, CsvOptions?)"/> reads a text file.</summary>
public sealed class CsvOptions
{
    /// <summary>Lines at the beginning that are passed over unread, such as one that counts the samples.</summary>
    public int SkipLines { get; init; }

    /// <summary>The first line that is not passed over holds names, which appear in messages. One that holds nothing but numbers is
    /// refused, because it would be a sample that is lost.</summary>
    public bool HasHeader { get; init; }

    /// <summary>What stands between two cells.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>What stands before a number's decimals: a comma in files of much of the world, whose <see cref="Separator"/> then is
    /// another, or whose cells are quoted.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>The columns that are targets, from 0, in the order that the targets shall have; the last column when null.</summary>
    public IReadOnlyList<int>? TargetColumns { get; init; }

    /// <summary>The columns that are inputs, from 0, in the order that the inputs shall have; all that are no targets when null. Columns
    /// that are neither may hold anything.</summary>
    public IReadOnlyList<int>? InputColumns { get; init; }

    /// <summary>What an empty cell counts as; null: none may be empty.</summary>
    public double? EmptyValue { get; init; }

    /// <summary>What the numbers are kept in; <see cref="Precision.Double"/> for networks of that precision.</summary>
    public Precision Precision { get; init; }
}
