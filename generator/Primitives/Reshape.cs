using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>The same values in C order under another shape.</summary>
internal sealed class Reshape : View
{
    internal Reshape(Node x, Shape shape)
        : base(shape, x) { }

    public override string Operation => "reshape";

    protected override bool KeepsRows => Shape.Rank > 0 && Inputs[0].Shape.Rank > 0 && Shape.Last == Inputs[0].Shape.Last;

    public override Node?[] Vjp(Node dy, bool[] wanted) => [wanted[0] ? dy.Reshape(Inputs[0].Shape) : null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => inputs[0].Reshape(loop.Over(Shape));

    public override Node With(IReadOnlyList<Node> inputs) => inputs[0].Reshape(Shape);

    // Axes of both shapes are matched in groups of equal size; within a group the old axes must lie one inside the other without gaps.
    public override MemoryLayout? Of(MemoryLayout input)
    {
        int[] from = Inputs[0].Shape.ToArray(),
            to = Shape.ToArray(),
            steps = new int[to.Length];
        int i = 0,
            j = 0;
        while (j < to.Length)
        {
            if (to[j] == 1 && (i >= from.Length || from[i] != 1))
            {
                steps[j++] = 1;
                continue;
            }
            int firstI = i,
                firstJ = j;
            long a = from[i++],
                b = to[j++];
            while (a != b)
            {
                if (a < 0 || b < 0)
                    return null;
                if (a < b)
                    a *= from[i++];
                else
                    b *= to[j++];
            }
            int step = Innermost(from, input.Strides, firstI, i);
            for (int k = firstI; k + 1 < i; k++)
                if (from[k] != 1 && !Follows(from, input.Strides, k, i))
                    return null;
            for (int k = j - 1; k >= firstJ; k--)
            {
                steps[k] = step;
                step *= Math.Abs(to[k]);
            }
        }
        return new MemoryLayout(input.Offset, steps);
    }

    private static int Innermost(int[] dims, int[] steps, int first, int end)
    {
        for (int k = end - 1; k >= first; k--)
            if (dims[k] != 1)
                return steps[k];
        return 1; // not 0, which says that a vector is one value
    }

    private static bool Follows(int[] dims, int[] steps, int axis, int end)
    {
        for (int k = axis + 1; k < end; k++)
            if (dims[k] != 1)
                return steps[axis] == steps[k] * dims[k];
        return true;
    }
}
