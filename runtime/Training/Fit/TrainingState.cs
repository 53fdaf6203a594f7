using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetGen.Serialization;

namespace NetGen;

/// <summary>The state of a run as one .safetensors file: tensors, and a note of everything that is none.</summary>
internal sealed class TrainingState<T>(params TrainedPart<T>[] parts) : ITrainingState
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Networks = "networks";

    // Of several networks the names say which one's they are.
    public IReadOnlyList<NamedTensor<double>> Gradients() => [.. parts.SelectMany(part => part.Gradients(isOnly: parts.Length == 1))];

    public void Write(Stream stream, JsonObject note)
    {
        note[Networks] = new JsonArray([.. parts.Select(part => part.Numbers())]);
        Safetensors.Write(stream, [.. parts.SelectMany(part => part.Tensors())], note.ToJsonString());
    }

    public (JsonObject Note, Action Put) Read(Stream stream, string source)
    {
        Dictionary<string, NamedTensor<T>> tensors = Safetensors.ReadAll<T>(stream, source, out string? text);
        if (text is null)
            throw new InvalidDataException($"{source} holds weights alone, and not where training was.");
        try
        {
            JsonObject note = JsonNode.Parse(text)!.AsObject();
            JsonArray networks = note[Networks]!.AsArray();
            if (networks.Count != parts.Length)
                throw new InvalidDataException($"{source} holds {networks.Count} networks, but this run trains {parts.Length}.");
            Action[] puts = [.. parts.Select((part, i) => part.Put(tensors, networks[i]!.AsObject(), source))];
            return (note, () => Array.ForEach(puts, put => put()));
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{source} is no checkpoint of training: its note is '{text}'.", e);
        }
    }
}
