using System.Numerics;
using System.Text.Json.Nodes;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>One network of a run, as a checkpoint holds it.</summary>
/// <param name="name">What its tensors' names begin with.</param>
/// <param name="engine">Its parameters and states.</param>
/// <param name="descent">What its optimizer remembers.</param>
internal sealed class TrainedPart<T>(string name, Engine<T> engine, Descent<T> descent)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // What the program had frozen before the run, which callbacks may have changed since.
    private readonly string[] _frozenBefore = [.. engine.Frozen];

    private string Weights => name + ".weights.";

    private string Reference => name + ".reference";

    /// <summary>All tensors, with names of their own.</summary>
    public IEnumerable<NamedTensor<T>> Tensors() =>
        engine
            .GetWeights()
            .Select(tensor => tensor with { Name = Weights + tensor.Name })
            .Concat(descent.Memory().Select(tensor => tensor with { Name = $"{name}.{tensor.Name}" }))
            .Concat(engine.Reference is { } reference ? [new NamedTensor<T>(Reference, [reference.Length], reference)] : []);

    /// <summary>The gradient of each parameter in the last step.</summary>
    public IEnumerable<NamedTensor<double>> Gradients(bool isOnly) =>
        descent
            .Gradients()
            .Select(g => new NamedTensor<double>(
                isOnly ? g.Name : $"{name}.{g.Name}",
                g.Shape,
                Array.ConvertAll(g.Values, double.CreateTruncating)
            ));

    /// <summary>All numbers.</summary>
    public JsonObject Numbers() =>
        new()
        {
            ["network"] = engine.Info.Name,
            ["optimizer"] = descent.OptimizerName,
            ["steps"] = descent.Steps,
            ["clock"] = new JsonArray(engine.Clock.Epochs, engine.Clock.Steps, engine.Clock.Draws),
            ["frozen_before"] = Names(_frozenBefore),
            ["frozen"] = Names(engine.Frozen),
        };

    /// <summary>What puts back what <see cref="Tensors"/> and <see cref="Numbers"/> gave.</summary>
    /// <exception cref="InvalidDataException">They are not this network's or not this optimizer's.</exception>
    public Action Put(IReadOnlyDictionary<string, NamedTensor<T>> tensors, JsonObject numbers, string source)
    {
        string optimizer = (string)numbers["optimizer"]!;
        if (optimizer != descent.OptimizerName)
            throw new InvalidDataException(
                $"{source} was written by a run with {optimizer}, but this one has {descent.OptimizerName}. Take the same optimizer, or "
                    + $"delete the file to begin anew."
            );
        string[] before = Names(numbers["frozen_before"]!),
            frozen = Names(numbers["frozen"]!);
        if (!before.AsSpan().SequenceEqual(_frozenBefore))
            throw new InvalidDataException(
                $"{source} was written by a run of {engine.Info.Name} that began with {Listed(before)} frozen, but this one begins with "
                    + $"{Listed(_frozenBefore)}. Freeze the same, or delete the file to begin anew."
            );
        NamedTensor<T>[] weights = [.. engine.GetWeights().Select(own => Find(own, Weights + own.Name))],
            memory = [.. descent.Memory().Select(own => Find(own, $"{name}.{own.Name}"))];
        T[]? reference = tensors.TryGetValue(Reference, out NamedTensor<T>? batch) ? batch.Values : null;
        long steps = (long)numbers["steps"]!;
        JsonArray clock = numbers["clock"]!.AsArray();
        (int epochs, long clockSteps, long draws) = ((int)clock[0]!, (long)clock[1]!, (long)clock[2]!);
        return () =>
        {
            engine.SetWeights(weights);
            engine.Reference = reference;
            engine.Frozen = frozen;
            descent.Resume(steps, memory);
            (engine.Clock.Epochs, engine.Clock.Steps, engine.Clock.Draws) = (epochs, clockSteps, draws);
        };

        NamedTensor<T> Find(NamedTensor<T> own, string key)
        {
            if (!tensors.TryGetValue(key, out NamedTensor<T>? found))
                throw new InvalidDataException($"{source} has no tensor '{key}', so that it was written by a run of another network.");
            return found.Shape.SequenceEqual(own.Shape)
                ? found with
                {
                    Name = own.Name,
                }
                : throw new InvalidDataException(
                    $"{source}: '{key}' has the shape [{string.Join(", ", found.Shape)}], but this network has "
                        + $"[{string.Join(", ", own.Shape)}]."
                );
        }
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode?)name)]);

    private static string[] Names(JsonNode names) => [.. names.AsArray().Select(name => (string)name!)];

    private static string Listed(string[] names) => names.Length == 0 ? "nothing" : string.Join(", ", names);
}
