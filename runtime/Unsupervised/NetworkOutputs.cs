using System.Numerics;

namespace NetGen;

/// <summary>What a network predicts for each sample of a set.</summary>
internal static class NetworkOutputs
{
    public static IEnumerable<T[]> Of<T>(INetwork<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompilerServices.ProgramInfo info = network.Engine.Info;
        if (data.InputLength != info.InputLength)
            throw new ArgumentException(
                $"{info.Name} takes {info.InputLength} inputs, but samples of the data have {data.InputLength}.",
                nameof(data)
            );
        return Each(network, data, info.OutputLength);
    }

    private static IEnumerable<T[]> Each<T>(INetwork<T> network, Dataset data, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Together = 64;
        var inputs = new T[Together * data.InputLength];
        var targets = new T[Together * data.TargetLength];
        var predicted = new T[Together * outputs];
        for (int start = 0; start < data.Count; start += Together)
        {
            int n = Math.Min(Together, data.Count - start);
            data.Read<T>(
                [.. Enumerable.Range(start, n)],
                default,
                inputs.AsSpan(0, n * data.InputLength),
                targets.AsSpan(0, n * data.TargetLength)
            );
            network.Predict(inputs.AsSpan(0, n * data.InputLength), predicted.AsSpan(0, n * outputs));
            for (int i = 0; i < n; i++)
                yield return predicted[(i * outputs)..((i + 1) * outputs)];
        }
    }
}
