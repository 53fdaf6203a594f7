using System.Globalization;

namespace NetGen;

/// <summary>Where a network takes an object to be, what it takes it for, and how sure it is.</summary>
/// <param name="Box">Where.</param>
/// <param name="Class">The number of the class, from 0 on.</param>
/// <param name="Score">Larger is surer, such as the probability that an object is there times that of its class.</param>
public readonly record struct Detection(Box Box, int Class, float Score)
{
    /// <summary>Detections by falling score; equal scores as they stood.</summary>
    /// <exception cref="ArgumentException">A score is NaN, or a box not finite; the message names it.</exception>
    internal static Detection[] Ranked(IEnumerable<Detection> detections, string argument)
    {
        ArgumentNullException.ThrowIfNull(detections, argument);
        Detection[] all = [.. detections];
        for (int i = 0; i < all.Length; i++)
            if (float.IsNaN(all[i].Score) || !all[i].Box.IsFinite)
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Detection {i} has the score {all[i].Score} and {all[i].Box}; both must be numbers."
                    ),
                    argument
                );
        return [.. all.OrderByDescending(detection => detection.Score)];
    }
}
