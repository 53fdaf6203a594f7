using System.Text.Json;

namespace NetGen.Tuning;

/// <summary>The lines of a log behind the first: a hyperparameter when it was first asked for, a trial when it had ended.</summary>
internal static class TrialLines
{
    public static void Write(Utf8JsonWriter json, Hyperparameter hyperparameter)
    {
        json.WriteString("hyperparameter", hyperparameter.Name);
        hyperparameter.Write(json);
    }

    public static void Write(Utf8JsonWriter json, TrialResult result, SearchState state)
    {
        json.WriteNumber("trial", result.Number);
        json.WriteStartObject("values");
        foreach ((string name, string value) in result.Values)
        {
            json.WritePropertyName(name);
            state.Find(name)!.WriteValue(json, value);
        }
        json.WriteEndObject();
        if (result.Score is { } score)
            json.WriteNumber("score", score);
        if (result.Error is not null)
            json.WriteString("error", result.Error);
        if (result.Epochs is { } epochs)
            json.WriteNumber("epochs", epochs);
        json.WriteNumber("seconds", Math.Round(result.Seconds, 3));
    }

    /// <summary>Adds what a line says.</summary>
    public static void Read(JsonElement line, SearchState state)
    {
        if (line.TryGetProperty("hyperparameter", out _))
            state.Space.Add(Hyperparameter.Read(line));
        else
            state.Add(
                new TrialResult(
                    line.Get("trial").GetInt32(),
                    Values(line.Get("values"), state),
                    line.TryGetProperty("score", out JsonElement score) ? score.GetDouble() : null,
                    line.TryGetProperty("error", out JsonElement error) ? error.GetString() : null,
                    line.TryGetProperty("epochs", out JsonElement epochs) ? epochs.GetInt32() : null,
                    line.Get("seconds").GetDouble()
                )
            );
    }

    private static Dictionary<string, string> Values(JsonElement values, SearchState state)
    {
        var read = new Dictionary<string, string>();
        foreach (JsonProperty property in values.EnumerateObject())
        {
            string value = Hyperparameter.Text(property.Value);
            (state.Find(property.Name) ?? throw new FormatException($"No line before says what '{property.Name}' is.")).Position(value);
            read.Add(property.Name, value);
        }
        return read;
    }
}
