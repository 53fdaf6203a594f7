using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Parameters one after another that have one learning rate.</summary>
/// <param name="From">Where they begin in the arena.</param>
/// <param name="To">What is behind them.</param>
/// <param name="Multiplier">That of their learning rate.</param>
internal readonly record struct RateRange(int From, int To, float Multiplier)
{
    /// <summary>What training moves, divided as multipliers say.</summary>
    public static RateRange[] Of(ProgramInfo info, MovedRanges moved, Dictionary<string, float> multipliers)
    {
        if (multipliers.Count == 0)
            return Array.ConvertAll(moved.Parameters, range => new RateRange(range.From, range.To, 1));
        var ranges = new List<RateRange>();
        foreach (ParameterSpec spec in info.Parameters.Where(p => !p.IsState).OrderBy(p => p.Offset))
        {
            if (!Array.Exists(moved.Parameters, range => range.From <= spec.Offset && spec.Offset < range.To))
                continue;
            float multiplier = MostExact.Of(multipliers, spec.Name, out float found) ? found : 1;
            int end = spec.Offset + spec.Rows * spec.Pitch;
            if (ranges.Count > 0 && ranges[^1] is var last && last.To == spec.Offset && last.Multiplier == multiplier)
                ranges[^1] = last with { To = end };
            else
                ranges.Add(new(spec.Offset, end, multiplier));
        }
        return [.. ranges];
    }

    /// <summary>Throws if multipliers are not those of the network's layers.</summary>
    /// <exception cref="ArgumentException">A name or a number is unusable; the message names it.</exception>
    public static void Check(ProgramInfo info, Optimizer optimizer)
    {
        foreach ((string name, float multiplier) in optimizer.LearningRateMultipliers)
        {
            if (info.Of(name).Length == 0)
                throw new ArgumentException(
                    $"{info.Name} has no weights {Show.Text(name)} whose learning rate {nameof(Optimizer.LearningRateMultipliers)} of "
                        + $"{optimizer.GetType().Name} could change. There are: {string.Join(", ", info.Parameters.Select(p => p.Name))}."
                );
            if (!(multiplier >= 0 && float.IsFinite(multiplier)))
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The learning rate of '{name}' is multiplied with {multiplier} by {optimizer.GetType().Name}; it must be a number "
                            + $"from 0 on."
                    )
                );
        }
    }
}
