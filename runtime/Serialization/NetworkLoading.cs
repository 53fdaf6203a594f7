using System.Numerics;
using NetGen.CompilerServices;
using NetGen.Serialization;

namespace NetGen;

/// <summary>Weights from the files of other networks.</summary>
public static class NetworkLoading
{
    /// <summary>Takes the weights that a .safetensors file has under the names of this network, or those of a map, and leaves all others as
    /// they are. <see cref="INetwork{T}.Load(string)"/> is for the network's own files, which must fit as a whole.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which names the file has, and what to do where shapes differ; null for the network's own names, all of whose
    /// shapes must be right.</param>
    /// <returns>What was loaded, and what was not.</returns>
    /// <exception cref="ArgumentException">The map has a name that the network has not; nothing has changed.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or of another type of numbers, it lacks a name of the map, it has no
    /// weight for this network, or, unless <see cref="LoadOptions.SkipMismatch"/>, one of another shape; nothing has changed.</exception>
    public static LoadReport LoadWeights<T>(this INetwork<T> network, string path, LoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using FileStream stream = File.OpenRead(path);
        return Load(network, stream, options ?? new(), path);
    }

    /// <inheritdoc cref="LoadWeights{T}(INetwork{T}, string, LoadOptions?)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">The file's content.</param>
    /// <param name="options">As above.</param>
    public static LoadReport LoadWeights<T>(this INetwork<T> network, Stream stream, LoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load(network, stream, options ?? new(), "The stream");
    }

    private static LoadReport Load<T>(INetwork<T> network, Stream stream, LoadOptions options, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ProgramInfo info = network.Engine.Info;
        Dictionary<string, string?> map = options.Map ?? [];
        foreach (string name in map.Keys)
            if (name.Length > 0 && info.Of(name).Length == 0)
                throw new ArgumentException(
                    $"{info.Name} has no weights {Show.Text(name)}, which the map is to find in the file. There are: {Names(info)}.",
                    nameof(options)
                );
        Dictionary<string, NamedTensor<T>> file = Safetensors.ReadAll<T>(stream, source, out _);
        foreach ((string own, string? name) in map)
            if (name?.Length > 0 && !file.Keys.Any(key => IsWithin(key, name)))
                throw new InvalidDataException(
                    $"{source} has no weights {Show.Text(name)}, which '{own}' is to be loaded from. There are: {Shown(file.Keys)}."
                );

        (NamedTensor<T> Own, NamedTensor<T>? Found)[] pairs =
        [
            .. network.Engine.GetWeights().Select(own => (own, NameIn(map, own.Name) is { } name ? file.GetValueOrDefault(name) : null)),
        ];
        LoadMismatch[] mismatched =
        [
            .. pairs
                .Where(pair => pair.Found is not null && !pair.Found.Shape.SequenceEqual(pair.Own.Shape))
                .Select(pair => new LoadMismatch(pair.Own.Name, pair.Own.Shape, pair.Found!.Name, pair.Found.Shape)),
        ];
        if (mismatched.Length > 0 && !options.SkipMismatch)
            throw new InvalidDataException(
                $"{source}: {mismatched[0]}. Set {nameof(LoadOptions.SkipMismatch)} to leave such layers as they are."
            );
        // A kernel of one network beside a bias of the other would be no layer of either.
        HashSet<string> skipped = [.. mismatched.Select(m => LayerOf(m.Name))];
        for (int i = 0; i < pairs.Length; i++)
            if (skipped.Contains(LayerOf(pairs[i].Own.Name)))
                pairs[i].Found = null;
        NamedTensor<T>[] taken = [.. pairs.Select(pair => pair.Found).OfType<NamedTensor<T>>()];
        if (taken.Length == 0)
            throw new InvalidDataException(
                $"{source} has no weights for {info.Name}, which has {Names(info)}; the file has {Shown(file.Keys)}. Say by "
                    + $"{nameof(LoadOptions)}.{nameof(LoadOptions.Map)} which belong together."
            );
        network.Engine.SetWeights([.. pairs.Select(pair => pair.Found is { } found ? pair.Own with { Values = found.Values } : pair.Own)]);
        HashSet<string> used = [.. taken.Select(tensor => tensor.Name)];
        return new LoadReport(
            [.. pairs.Where(pair => pair.Found is not null).Select(pair => pair.Own.Name)],
            [.. pairs.Where(pair => pair.Found is null).Select(pair => pair.Own.Name)],
            mismatched,
            [.. file.Keys.Where(name => !used.Contains(name))]
        );
    }

    // The name in the file; null for none.
    private static string? NameIn(Dictionary<string, string?> map, string tensor) =>
        !MostExact.Of(map, tensor, out string? name, out string own) ? tensor
        : name is null ? null
        : (name + "." + tensor[own.Length..].TrimStart('.')).Trim('.');

    private static bool IsWithin(string tensor, string name) => tensor == name || tensor.StartsWith(name + ".", StringComparison.Ordinal);

    private static string LayerOf(string tensor) => tensor[..tensor.LastIndexOf('.')];

    private static string Names(ProgramInfo info) => Shown(info.Parameters.Select(spec => spec.Name));

    private static string Shown(IEnumerable<string> names)
    {
        string[] some = [.. names.Take(40).Select(name => Show.Text(name).Trim('\''))];
        return some.Length == 0 ? "none" : string.Join(", ", some) + (some.Length == 40 ? ", ..." : "");
    }
}
