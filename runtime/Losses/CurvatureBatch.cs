using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What a loss is given for second derivatives: a batch of values before the link, and how they change. Row by row and in
/// double: that is little beside the passes around it.</summary>
internal readonly ref struct CurvatureBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The batch.</summary>
    public required LossBatch<T> Loss { get; init; }

    /// <summary>How z changes, laid out as it is.</summary>
    public required Ptr<T> Change { get; init; }

    /// <summary>Steps of a sample that may be padding; 0 for none.</summary>
    public required int MaskedSteps { get; init; }

    /// <summary>For each sample a row of steps, padded to 16: 0 for padding.</summary>
    public required Ptr<T> Mask { get; init; }

    /// <summary>Writes how the gradient with respect to z changes, laid out as z is.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="isWhole">With the second derivatives of the link where it does not belong to the loss.</param>
    /// <param name="result">Receives the product; its padding becomes zero.</param>
    public void Multiply(Loss loss, bool isWhole, Ptr<T> result)
    {
        int weights = Loss.Weights.Length / Loss.N,
            parts = Math.Max(Math.Max(MaskedSteps, weights), 1),
            length = Loss.Length / parts,
            total = checked(Loss.Total * parts);
        if (MaskedSteps > 0)
        {
            total = 0;
            for (int i = 0; i < Loss.N * parts; i++)
                total += IsThere(i / parts, i % parts) ? 1 : 0;
        }
        int targets = Loss.Targets.Length / Loss.N / parts;
        using var room = new Room<double>(3 * length + targets, stackalloc double[Room<double>.OnStack]);
        Span<double> z = room.Span[..length],
            change = room.Span.Slice(length, length),
            product = room.Span.Slice(2 * length, length),
            target = room.Span[(3 * length)..];
        for (int i = 0; i < Loss.N; i++)
        {
            Span<T> row = (result + i * Loss.Pitch).Span(Loss.Pitch);
            row.Clear();
            for (int part = 0; part < parts; part++)
            {
                double weight = weights == 0 ? 1 : double.CreateTruncating(Loss.Weights[weights == 1 ? i : i * parts + part]);
                if (weight == 0 || !IsThere(i, part))
                    continue;
                Convert(Loss.ZOf(i).Slice(part * length, length), z);
                Convert((Change + i * Loss.Pitch).Span(Loss.Length).Slice(part * length, length), change);
                Convert(Loss.TargetOf(i).Slice(part * targets, targets), target);
                loss.Bend(
                    new()
                    {
                        Link = Loss.Link,
                        Z = z,
                        Target = target,
                        Change = change,
                        Product = product,
                        Columns = Loss.Classes,
                        IsWhole = isWhole,
                    }
                );
                for (int j = 0; j < length; j++)
                    row[part * length + j] = T.CreateTruncating(weight * product[j] / total);
            }
        }
    }

    private bool IsThere(int sample, int step) => MaskedSteps == 0 || Mask[sample * RowPadding.Padded(MaskedSteps) + step] != T.Zero;

    private static void Convert(ReadOnlySpan<T> values, Span<double> result)
    {
        for (int i = 0; i < values.Length; i++)
            result[i] = double.CreateTruncating(values[i]);
    }
}
