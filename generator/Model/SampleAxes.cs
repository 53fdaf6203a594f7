using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>Axes of a sample as users count them: 1 is the first, -1 the last.</summary>
internal static class SampleAxes
{
    /// <summary>Whether they are axes of the input, in rising order; reports otherwise.</summary>
    public static bool AreUsable(ShapeContext c, string property, int[] axes)
    {
        int rank = c.Input.Rank;
        bool areThere = axes.Length > 0 && axes.All(axis => IsThere(axis, rank));
        return c.Require(
            areThere && Of(axes, rank).Zip(Of(axes, rank).Skip(1), (a, b) => a < b).All(rises => rises),
            property,
            axes.Length == 0 ? "empty" : string.Join(", ", axes.Select(axis => Show.Of(axis))),
            $"axes of {c.Input} in rising order, from 1 to {Show.Of(rank)}, or from the last, -1, to -{Show.Of(rank)}"
        );
    }

    /// <summary>Whether it is an axis of the input; reports otherwise.</summary>
    public static bool IsUsable(ShapeContext c, string property, int axis)
    {
        int rank = c.Given.Rank;
        return c.Require(
            IsThere(axis, rank),
            property,
            axis,
            rank == 1
                ? $"1 or -1, the only axis of its input {c.Given}"
                : $"an axis of its input {c.Given}, from 1 to {Show.Of(rank)}, or from the last, -1, to -{Show.Of(rank)}"
        );
    }

    /// <summary>Whether a sample of so many axes has this one.</summary>
    public static bool IsThere(int axis, int rank) => axis != 0 && Math.Abs((long)axis) <= rank;

    /// <summary>The same as axes of a batch, whose first is 0.</summary>
    public static int[] Of(int[] axes, int rank) => [.. axes.Select(axis => axis < 0 ? rank + 1 + axis : axis)];

    /// <summary>The lengths of the axes.</summary>
    public static Shape Lengths(Shape sample, int[] axes) => new([.. Of(axes, sample.Rank).Select(axis => sample[axis - 1])]);

    /// <summary>What messages call an axis.</summary>
    public static string Called(int axis) => axis == -1 ? "the last axis" : "axis " + Show.Of(axis);

    /// <summary>How a layer over these axes goes through steps: each alone, unless the steps themselves are among the axes.</summary>
    public static StepBehaviour Steps(params int[] axes) =>
        axes.All(axis => axis == -1 || axis > 1) ? StepBehaviour.EachAlone : StepBehaviour.AcrossSteps;

    /// <summary>A parameter of these lengths, seen along the axes of a batch.</summary>
    public static Node Along(Node parameter, Shape batch, int[] axes)
    {
        int[] all = Of(axes, batch.Rank - 1);
        return all.Length == 1 && all[0] == batch.Rank - 1
            ? parameter
            : parameter.Reshape(new Shape([.. Enumerable.Range(1, batch.Rank - 1).Select(axis => all.Contains(axis) ? batch[axis] : 1)]));
    }
}
