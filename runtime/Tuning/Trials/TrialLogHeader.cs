using System.Text.Json;

namespace NetGen.Tuning;

/// <summary>The first line of a log: what all processes that search over it must agree on.</summary>
/// <param name="Tuner">The tuner and its own settings.</param>
/// <param name="Objective">What is made better.</param>
/// <param name="Seed">Fixes which values are tried.</param>
internal sealed record TrialLogHeader(string Tuner, Objective Objective, int Seed)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("tuner", Tuner);
        json.WriteString("objective", Objective.Name);
        json.WriteString("direction", Objective.Direction.ToString());
        json.WriteNumber("seed", Seed);
    }

    /// <summary>Throws if another search wrote the line.</summary>
    /// <exception cref="InvalidDataException">It did; the message says in what it differs.</exception>
    public void Compare(JsonElement line, string path)
    {
        Same("tuner", Tuner);
        Same("objective", Objective.Name);
        Same("direction", Objective.Direction.ToString());
        Same("seed", FormattableString.Invariant($"{Seed}"));

        void Same(string name, string expected)
        {
            string found = Hyperparameter.Text(line.Get(name));
            if (found != expected)
                throw new InvalidDataException(
                    $"{path} is the log of another search: its {name} is {Show.Text(found)}, and this one's {Show.Text(expected)}. Give "
                        + "this search another file."
                );
        }
    }
}
