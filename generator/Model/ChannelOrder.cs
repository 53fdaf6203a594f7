using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>How a layer sees tensors whose channels stand before their places, or whose axis that it works along is not the last: every
/// kind works on channels that are the last axis. The axes that are moved are the last ones, whatever stands before these.</summary>
/// <param name="axes">Axes of places behind the channels; 0 for a layer that sees its tensors as they are.</param>
internal readonly struct ChannelOrder(int axes)
{
    /// <summary>Channels stand before places.</summary>
    public bool IsFirst => axes > 0;

    /// <summary>Axes of places behind the channels.</summary>
    public int Behind => axes;

    /// <summary>That of a layer which works along an axis, as users count it, of samples of such a shape; as they are if there is none
    /// such.</summary>
    public static ChannelOrder Of(int axis, Shape sample) =>
        SampleAxes.IsThere(axis, sample.Rank) ? new(sample.Rank - SampleAxes.Of([axis], sample.Rank)[0]) : default;

    /// <summary>The axis of the channels, as users count it; null where the sample has no places, or channels are the last.</summary>
    public int? AxisIn(Shape given) => IsOf(given.Rank) ? given.Rank - axes : null;

    /// <summary>Whether nothing but the channels of two samples may differ.</summary>
    public bool HaveSamePlaces(Shape a, Shape b) =>
        a.Rank == b.Rank && IsOf(a.Rank) && Seen(a).With(a.Rank - 1, 1) == Seen(b).With(a.Rank - 1, 1);

    /// <summary>The layer that brings the channels of such a sample to the end.</summary>
    public string Permutation(Shape given) => $"[Permute({string.Join(", ", Inwards(given.Rank).Select(axis => Show.Of(axis + 1)))})]";

    /// <summary>A sample's shape, as the layer sees it.</summary>
    public Shape Seen(Shape given) => IsOf(given.Rank) ? Turned(given, Inwards(given.Rank)) : given;

    /// <summary>The shape of a sample that the layer sees so.</summary>
    public Shape Given(Shape seen) => IsOf(seen.Rank) ? Turned(seen, Outwards(seen.Rank)) : seen;

    /// <summary>The words for the axes of a sample whose words are these as the layer sees it.</summary>
    public string[] Given(string[] seen) => IsOf(seen.Length) ? [.. Outwards(seen.Length).Select(axis => seen[axis])] : seen;

    /// <summary>A batch, as the layer sees it; a step is one of a sequence that is seen so.</summary>
    public Node Seen(Node given) =>
        !IsOf(given.Shape.Rank - 1) ? given
        : given is Step step ? Step.Of(step.Loop, Seen(step.Sequence))
        : Turned(given, Inwards(given.Shape.Rank));

    /// <summary>The batch that the layer sees so.</summary>
    public Node Given(Node seen) => IsOf(seen.Shape.Rank - 1) ? Turned(seen, Outwards(seen.Shape.Rank)) : seen;

    /// <summary>A layer's output under its name, which is also that of what the layer itself sees: between two layers of one order nobody
    /// sees anything else.</summary>
    public Node Named(Node output, string name)
    {
        output.Named(name);
        if (IsFirst && output is View)
            output.Inputs[0].InPlaceOf(output);
        return output;
    }

    // A vector of channels has no places.
    private bool IsOf(int rank) => IsFirst && rank > axes;

    private int[] Inwards(int rank)
    {
        int channels = rank - 1 - axes;
        return [.. Enumerable.Range(0, channels), .. Enumerable.Range(channels + 1, axes), channels];
    }

    private int[] Outwards(int rank)
    {
        int channels = rank - 1 - axes;
        return [.. Enumerable.Range(0, channels), rank - 1, .. Enumerable.Range(channels, axes)];
    }

    private static Shape Turned(Shape shape, int[] order) => new([.. order.Select(axis => shape[axis])]);

    // Where it moves only axes of length 1, elements lie in the same order as before.
    private static Node Turned(Node x, int[] order)
    {
        int[] lengthy = [.. order.Where(axis => x.Shape[axis] != 1)];
        return lengthy.SequenceEqual(lengthy.OrderBy(axis => axis)) ? x.Reshape(Turned(x.Shape, order)) : x.Transpose(order);
    }
}
