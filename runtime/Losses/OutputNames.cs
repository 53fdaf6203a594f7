using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Outputs by their names, in messages.</summary>
internal static class OutputNames
{
    /// <summary>Throws if a network has no such outputs.</summary>
    /// <exception cref="ArgumentException">It has not; the message names those it has.</exception>
    public static void Check(ProgramInfo network, IEnumerable<string> names, string what)
    {
        string[] unknown = [.. names.Where(name => !Array.Exists(network.Ends, end => end.Name == name))];
        if (unknown.Length == 0)
            return;
        throw new ArgumentException(
            network.Ends.Length == 0
                ? $"{what} is for networks of several outputs, but {network.Name} has one. Set {Single(what)} instead of {List(unknown)}."
                : $"{what} names {List(unknown)}, but the outputs of {network.Name} are {List(network.Ends.Select(end => end.Name))}."
        );
    }

    /// <summary>Names in quotes.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static string Single(string what) => what is "MetricsOf" or "WeightedMetricsOf" ? what[..^2] : "Loss";
}
