using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Each step becomes a stretch of steps, each pixel a block of pixels.</summary>
internal abstract class UpSampling<TAttribute>(int axes, string prefix) : Spatial<TAttribute>(axes, prefix)
    where TAttribute : LayerAttribute
{
    /// <summary>More weights than this would make the generated code longer than its use is worth.</summary>
    private const int LargestInterpolated = 1024;

    protected abstract PerAxis Block(TAttribute a);

    protected virtual Interpolation Between(TAttribute a) => Interpolation.Nearest;

    protected sealed override Shape? Infer(ShapeContext c, TAttribute a)
    {
        PerAxis block = Block(a);
        if (!HasAxes(c) || !block.ArePositive(c))
            return null;
        int[] sizes = block.Values;
        int large = Between(a) == Interpolation.Nearest ? -1 : Array.FindIndex(sizes, size => size > LargestInterpolated);
        if (large >= 0 && !c.Require(false, block.PropertyOf(large), sizes[large], "at most 1024 where pixels are interpolated"))
            return null;
        return new Shape([.. sizes.Select((size, axis) => (int)Math.Min(int.MaxValue, (long)size * c.Input[axis])), c.Input.Last]);
    }

    protected sealed override Node Lower(LowerContext c, TAttribute a)
    {
        int[] sizes = Block(a).Values;
        return Between(a) == Interpolation.Bilinear
            ? sizes.Select((size, axis) => (size, axis)).Aggregate(c.X, (x, along) => Interpolated(x, along.axis + 1, along.size))
            : Repeated(c.X, sizes).Reshape(c.WithBatch(c.Output));
    }

    protected sealed override string Describe(TAttribute a) =>
        $"{Attribute}({WindowArguments.Square(Block(a).Values)}{(Between(a) == Interpolation.Nearest ? "" : ", " + Between(a))})";

    // [n, h, w, c] with an axis behind each spatial one: [n, h, height, w, width, c].
    private static Node Repeated(Node x, int[] sizes)
    {
        int[] input = x.Shape.ToArray();
        Shape With(Func<int, int> size) =>
            new([input[0], .. sizes.SelectMany((_, axis) => new[] { input[axis + 1], size(axis) }), input[input.Length - 1]]);
        return x.Reshape(With(_ => 1)).BroadcastTo(With(axis => sizes[axis]));
    }

    // Pixel q · size + r lies at q + (r + 1/2) / size - 1/2 of the input: before the middle of pixel q for the first half of a block,
    // behind it for the other, and in an odd block one is the middle. Beyond the border stand the outermost pixels again.
    private static Node Interpolated(Node x, int axis, int size)
    {
        if (size == 1)
            return x;
        int length = x.Shape[axis],
            half = size / 2;
        double[] shares = [.. Enumerable.Range(0, half).Select(r => 0.5 - (r + 0.5) / size)];
        Node wider = Concat.Of(axis, x.Slice(axis, 0, 1), x, x.Slice(axis, length - 1, 1));
        Node Inside(Node part) =>
            part.Reshape(new Shape([.. part.Shape.ToArray().Take(axis + 1), 1, .. part.Shape.ToArray().Skip(axis + 1)]));
        Node Towards(int start, IEnumerable<double> share)
        {
            Shape behind = new([half, .. Enumerable.Repeat(1, x.Shape.Rank - axis - 1)]);
            Node far = Table.Of(x.Program, "Shares", behind, share);
            return Map.Of((1 - new In(2)) * new In(0) + new In(2) * new In(1), Inside(x), Inside(wider.Slice(axis, start, length)), far);
        }
        Node[] parts = [Towards(0, shares), .. size % 2 == 1 ? [Inside(x)] : Array.Empty<Node>(), Towards(2, Enumerable.Reverse(shares))];
        return Concat.Of(axis + 1, parts).Reshape(x.Shape.With(axis, length * size));
    }
}
