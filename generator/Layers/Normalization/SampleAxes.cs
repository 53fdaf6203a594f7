using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Axes of a sample as users count them: 1 is the first, -1 the last.</summary>
internal static class SampleAxes
{
    /// <summary>Whether they are axes of the input, in rising order; reports otherwise.</summary>
    public static bool AreUsable(ShapeContext c, string property, int[] axes)
    {
        int rank = c.Input.Rank;
        bool areThere = axes.Length > 0 && axes.All(axis => axis != 0 && Math.Abs((long)axis) <= rank);
        return c.Require(
            areThere && Of(axes, rank).Zip(Of(axes, rank).Skip(1), (a, b) => a < b).All(rises => rises),
            property,
            axes.Length == 0 ? "empty" : string.Join(", ", axes.Select(axis => Show.Of(axis))),
            $"axes of {c.Input} in rising order, from 1 to {Show.Of(rank)}, or from the last, -1, to -{Show.Of(rank)}"
        );
    }

    /// <summary>The same as axes of a batch, whose first is 0.</summary>
    public static int[] Of(int[] axes, int rank) => [.. axes.Select(axis => axis < 0 ? rank + 1 + axis : axis)];

    /// <summary>The lengths of the axes.</summary>
    public static Shape Lengths(Shape sample, int[] axes) => new([.. Of(axes, sample.Rank).Select(axis => sample[axis - 1])]);

    /// <summary>How a layer over these axes goes through steps: each alone, unless the steps themselves are among the axes.</summary>
    public static StepBehaviour Steps(int[] axes) =>
        axes.All(axis => axis == -1 || axis > 1) ? StepBehaviour.EachAlone : StepBehaviour.AllAtOnce;

    /// <summary>A parameter of these lengths, seen along the axes of a batch.</summary>
    public static Node Along(Node parameter, Shape batch, int[] axes)
    {
        int[] all = Of(axes, batch.Rank - 1);
        return all.Length == 1 && all[0] == batch.Rank - 1
            ? parameter
            : parameter.Reshape(new Shape([.. Enumerable.Range(1, batch.Rank - 1).Select(axis => all.Contains(axis) ? batch[axis] : 1)]));
    }
}
