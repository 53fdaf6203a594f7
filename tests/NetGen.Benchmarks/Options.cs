namespace NetGen.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Seconds">About how long one measurement takes.</param>
/// <param name="Filter">Only rows whose name contains it.</param>
/// <param name="Data">The folder with the four files of Fashion-MNIST.</param>
/// <param name="Table">The folder that gets the table of this kind of machine, or nothing.</param>
/// <param name="Sizes">The folder that gets rates against sizes, or nothing for the table's rows.</param>
/// <param name="Peers">Whether peers run.</param>
/// <param name="Instead">What is measured instead of the table's rows, such as "--tail"; empty for nothing.</param>
internal sealed record Options(double Seconds, string Filter, string Data, string Table, string Sizes, bool Peers, string Instead)
{
    public const string Usage = """
        dotnet run -c Release --project tests/NetGen.Benchmarks -- [options]
          --quick          under a minute in all; numbers are rougher
          --filter TEXT    only rows whose name contains TEXT
          --no-peers       NetGen alone
          --generator      the generator's own time and the length of its text, and nothing else
          --optimizers     one step of each optimizer, beside what memory allows, and nothing else
          --tail           a million single calls of each row of one sample: p50 to the worst, and collections
          --first          new, the first prediction and the first step of training, in processes of their own
          --threads        the same work on one thread and on two
          --data FOLDER    Fashion-MNIST (default /usr/share/datasets/fashion-mnist; Debian: dataset-fashion-mnist)
          --table FOLDER   writes the table to FOLDER, into the file of this kind of machine
          --sizes FOLDER   GFLOP/s of one product, one convolution and one LSTM of 16 to 2,048 units: a page and its picture in FOLDER
        """;

    /// <summary>Reads the command line; null if it says something unknown.</summary>
    public static Options? Parse(string[] arguments)
    {
        var options = new Options(1.5, "", "/usr/share/datasets/fashion-mnist", "", "", true, "");
        for (int i = 0; i < arguments.Length; i++)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--quick":
                    options = options with { Seconds = 0.2 };
                    continue;
                case "--no-peers":
                    options = options with { Peers = false };
                    continue;
                case "--generator" or "--optimizers" or "--tail" or "--threads" or "--first":
                    options = options with { Instead = arguments[i] };
                    continue;
                case "--filter" when value is not null:
                    options = options with { Filter = value };
                    break;
                case "--data" when value is not null:
                    options = options with { Data = value };
                    break;
                case "--table" when value is not null:
                    options = options with { Table = value };
                    break;
                case "--sizes" when value is not null:
                    options = options with { Sizes = value };
                    break;
                default:
                    return null;
            }
            i++;
        }
        return options;
    }
}
