using System.Globalization;
using System.Text.Json.Nodes;

namespace NetGen;

/// <summary>Where a run is and what it was told, as the note of a checkpoint. Numbers that may be infinite or NaN are texts, which is
/// exact.</summary>
/// <param name="Epoch">The next epoch.</param>
/// <param name="IsOver">Whether a callback has ended training.</param>
/// <param name="Options">What must be the same for the same bits.</param>
/// <param name="Rates">The learning rates.</param>
/// <param name="Epochs">The logs so far.</param>
/// <param name="Callbacks">The other callbacks and what they must be told.</param>
internal sealed record RunNote(
    int Epoch,
    bool IsOver,
    (string Name, long Value)[] Options,
    float[] Rates,
    Dictionary<string, double>[] Epochs,
    (string Type, string? State)[] Callbacks
)
{
    /// <summary>Of a run whose epoch has just ended.</summary>
    public static JsonObject Of(TrainingContext context, Callback[] callbacks) =>
        new()
        {
            ["epoch"] = context.Epoch + 1,
            ["is_over"] = context.StopTraining,
            ["options"] = new JsonObject(OptionsOf(context).Select(o => KeyValuePair.Create(o.Name, (JsonNode?)o.Value))),
            ["rates"] = new JsonArray([.. context.LearningRates.Select(rate => (JsonNode?)Text(rate))]),
            ["epochs"] = new JsonArray([
                .. context
                    .EndedEpochs.Append(context.Logs)
                    .Select(logs => new JsonObject(logs.Select(log => KeyValuePair.Create(log.Key, (JsonNode?)Text(log.Value))))),
            ]),
            ["callbacks"] = new JsonArray([
                .. callbacks.Select(callback => new JsonObject
                {
                    ["type"] = callback.GetType().Name,
                    ["state"] = callback.SaveState(context),
                }),
            ]),
        };

    /// <exception cref="InvalidDataException">It is no such note.</exception>
    public static RunNote Parse(JsonObject note, string source)
    {
        try
        {
            return new(
                (int)note["epoch"]!,
                (bool)note["is_over"]!,
                [.. note["options"]!.AsObject().Select(o => (o.Key, (long)o.Value!))],
                [.. note["rates"]!.AsArray().Select(rate => float.Parse((string)rate!, CultureInfo.InvariantCulture))],
                [
                    .. note["epochs"]!
                        .AsArray()
                        .Select(logs =>
                            logs!
                                .AsObject()
                                .ToDictionary(log => log.Key, log => double.Parse((string)log.Value!, CultureInfo.InvariantCulture))
                        ),
                ],
                [.. note["callbacks"]!.AsArray().Select(callback => ((string)callback!["type"]!, (string?)callback["state"]))]
            );
        }
        catch (Exception e) when (e is NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{source} is no checkpoint of training: its note is '{note.ToJsonString()}'.", e);
        }
    }

    /// <summary>Throws if the run would not end in the bits of the one that the note is of.</summary>
    /// <exception cref="InvalidDataException">Something is different; the message says what.</exception>
    public void Check(TrainingContext context, Callback[] callbacks, string source)
    {
        foreach ((string name, long value) in OptionsOf(context))
        {
            long before = Array.Find(Options, option => option.Name == name).Value;
            if (before != value)
                throw Different(source, $"{name} {before}, but this run has {value}");
        }
        string[] now = [.. callbacks.Select(callback => callback.GetType().Name)],
            then = [.. Callbacks.Select(callback => callback.Type)];
        if (!now.AsSpan().SequenceEqual(then))
            throw Different(source, $"the callbacks {Names(then)}, but this run has {Names(now)}");
        if (Rates.Length != context.LearningRates.Length)
            throw Different(source, $"{Rates.Length} optimizers, but this run has {context.LearningRates.Length}");
    }

    /// <summary>Lets the run go on from here.</summary>
    public void Put(TrainingContext context, Callback[] callbacks)
    {
        (context.FirstEpoch, context.StopTraining, context.LearningRates) = (Epoch, IsOver, Rates);
        context.EndedEpochs.AddRange(Epochs);
        for (int i = 0; i < callbacks.Length; i++)
            if (Callbacks[i].State is { } state)
                callbacks[i].LoadState(context, state);
    }

    private static (string Name, long Value)[] OptionsOf(TrainingContext context) =>
        [
            (nameof(TrainingOptions.BatchSize), context.Options.BatchSize),
            (nameof(TrainingOptions.Seed), context.Options.Seed),
            ("samples", context.Samples),
        ];

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Names(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names);

    private static InvalidDataException Different(string source, string what) =>
        new($"{source} was written by a run with {what}. Make them the same to go on with it, or delete the file to begin anew.");
}
