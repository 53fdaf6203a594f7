using System.Text.Json.Nodes;

namespace NetGen;

/// <summary>What a run of training has in memory besides its options: parameters, states, what optimizers remember, how often was
/// drawn.</summary>
internal interface ITrainingState
{
    /// <summary>The gradients of the last step.</summary>
    IReadOnlyList<NamedTensor<double>> Gradients();

    /// <summary>Writes it all as one file, with a note.</summary>
    void Write(Stream stream, JsonObject note);

    /// <summary>Reads it all and changes nothing.</summary>
    /// <returns>The note, and what puts everything in its place.</returns>
    /// <exception cref="InvalidDataException">It is no such file, or one of another run; the message begins with
    /// <paramref name="source"/>.</exception>
    (JsonObject Note, Action Put) Read(Stream stream, string source);
}
