using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>What a loss is given: a batch of values before the link, and room for their gradient.</summary>
internal readonly ref struct LossBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Between z and the output.</summary>
    public required Link Link { get; init; }

    /// <summary>Samples.</summary>
    public required int N { get; init; }

    /// <summary>Samples of the whole step that these are a part of: the mean is over them.</summary>
    public required int Total { get; init; }

    /// <summary>Outputs of one sample.</summary>
    public required int Length { get; init; }

    /// <summary>The last axis of the output.</summary>
    public required int Classes { get; init; }

    /// <summary>Elements from one sample's z to the next; a multiple of 16.</summary>
    public required int Pitch { get; init; }

    /// <summary>Before the link.</summary>
    public required Ptr<T> Z { get; init; }

    /// <summary>Receives the gradient with respect to Z; padding must become zero.</summary>
    public required Ptr<T> DZ { get; init; }

    /// <summary>Targets of whole samples; a whole vector may be read from the last one on.</summary>
    public required ReadOnlySpan<T> Targets { get; init; }

    /// <summary>For each sample a factor of its loss, or one for each of its rows; empty where all are 1.</summary>
    public ReadOnlySpan<T> Weights { get; init; }

    /// <summary>z of one sample.</summary>
    public ReadOnlySpan<T> ZOf(int sample) => (Z + sample * Pitch).Span(Length);

    /// <summary>The gradient of one sample, and its padding.</summary>
    public Span<T> DZOf(int sample) => (DZ + sample * Pitch).Span(Pitch);

    /// <summary>The targets of one sample.</summary>
    public ReadOnlySpan<T> TargetOf(int sample) => Targets.Slice(sample * (Targets.Length / N), Targets.Length / N);

    /// <summary>Any loss behind any link: applies the link, asks the loss, and takes its gradient back through the link.</summary>
    public T SampleBySample(Loss loss)
    {
        using var room = new Room<T>(Length, Length <= Room<T>.OnStack ? stackalloc T[Length] : default);
        Span<T> output = room.Span;
        T total = T.Zero,
            scale = T.One / T.CreateChecked(Total);
        for (int i = 0; i < N; i++)
        {
            Span<T> gradient = DZOf(i)[..Length];
            Link.Apply(ZOf(i), output);
            total += loss.RowByRow(output, TargetOf(i), gradient, Classes);
            Link.PullBack(output, gradient);
            foreach (ref T g in gradient)
                g *= scale;
            DZOf(i)[Length..].Clear();
        }
        return total * scale;
    }
}
