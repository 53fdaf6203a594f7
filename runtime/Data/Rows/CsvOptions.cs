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

    /// <summary>What an empty cell counts as; null: none may be empty. In a column of categories that is an input it then is none of them:
    /// zeros.</summary>
    public double? EmptyValue { get; init; }

    /// <summary>Whether empty cells of inputs stay missing, until a <see cref="SimpleImputer"/> that has learned from the training set
    /// fills them. Such a set can be split and selected from; whatever else reads a sample of which something is missing throws
    /// <see cref="InvalidOperationException"/>, training before its first step. In columns of categories it is as with
    /// <see cref="EmptyValue"/>, which must be null; a target cannot be missing.</summary>
    public bool KeepMissing { get; init; }

    /// <summary>What the numbers are kept in; <see cref="Precision.Double"/> for networks of that precision.</summary>
    public Precision Precision { get; init; }

    /// <summary>The columns that are targets by their names in the header, instead of <see cref="TargetColumns"/>.</summary>
    public IReadOnlyList<string>? TargetNames { get; init; }

    /// <summary>The columns that are inputs by their names in the header, instead of <see cref="InputColumns"/>.</summary>
    public IReadOnlyList<string>? InputNames { get; init; }

    /// <summary>The columns that hold categories, from 0: any text, without what is blank around it. As an input such a column becomes as
    /// many as it has categories, zeros with a one (in ordinal order of the texts); as a target it becomes the number of its category. Null
    /// for none.</summary>
    public IReadOnlyList<int>? CategoryColumns { get; init; }

    /// <summary>The same by their names in the header, instead of <see cref="CategoryColumns"/>.</summary>
    public IReadOnlyList<string>? CategoryNames { get; init; }

    /// <summary>Texts that mean the same as an empty cell, such as "NA" or "?".</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = [];

    /// <summary>The categories of another file, so that a test file gets the columns of its training file: what
    /// <see cref="Dataset.FromCsv(string, CsvOptions?, out CsvSchema)"/> gave for that. A category that it does not know is refused. Null:
    /// the categories are those of the file.</summary>
    public CsvSchema? Schema { get; init; }
}
