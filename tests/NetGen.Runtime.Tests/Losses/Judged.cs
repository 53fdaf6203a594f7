using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>One sample of a batch as training has it: padded rows, rubbish in the padding, a loss that reads whole vectors.</summary>
internal static class Judged
{
    /// <summary>The loss of one sample and its gradient with respect to the values before the link.</summary>
    public static unsafe (double Value, double[] Slopes) Of<T>(Loss loss, Link link, double[] z, double[] targets, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int pitch = (z.Length + 15) / 16 * 16;
        T[] values = [.. z.Select(T.CreateTruncating), .. Enumerable.Repeat(T.NaN, pitch - z.Length)],
            slopes = [.. Enumerable.Repeat(T.NaN, pitch)],
            longer = [.. targets.Select(T.CreateTruncating), .. Enumerable.Repeat(T.Zero, 16)];
        fixed (
            T* first = values,
                firstSlope = slopes
        )
        {
            T value = loss.Judge(
                new LossBatch<T>
                {
                    Link = link,
                    N = 1,
                    Total = 1,
                    Length = z.Length,
                    Classes = classes,
                    Pitch = pitch,
                    Z = new(first),
                    DZ = new(firstSlope),
                    Targets = longer.AsSpan(0, targets.Length),
                }
            );
            Assert.All(slopes[z.Length..], padding => Assert.Equal(T.Zero, padding));
            return (double.CreateTruncating(value), [.. slopes[..z.Length].Select(double.CreateTruncating)]);
        }
    }

    /// <summary>The same by the loss alone, of outputs.</summary>
    public static (double Value, double[] Slopes) Sample<T>(Loss loss, double[] y, double[] targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] slopes = new T[y.Length];
        T value = loss.Sample<T>(Array.ConvertAll(y, T.CreateTruncating), Array.ConvertAll(targets, T.CreateTruncating), slopes);
        return (double.CreateTruncating(value), Array.ConvertAll(slopes, double.CreateTruncating));
    }
}
