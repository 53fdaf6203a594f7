using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A number of slices, rows, columns or steps at each end of each spatial axis, depth before height before width, with the
/// property that says it.</summary>
internal sealed class Sides
{
    private readonly (string Property, int Value)[] _all;

    private Sides(params (string Property, int Value)[] all) => _all = all;

    public static Sides Of(LayerAttribute attribute) =>
        attribute switch
        {
            Sides3DAttribute a => new(
                (nameof(a.Front), a.Front),
                (nameof(a.Back), a.Back),
                (nameof(a.Top), a.Top),
                (nameof(a.Bottom), a.Bottom),
                (nameof(a.Left), a.Left),
                (nameof(a.Right), a.Right)
            ),
            SidesAttribute a => new(
                (nameof(a.Top), a.Top),
                (nameof(a.Bottom), a.Bottom),
                (nameof(a.Left), a.Left),
                (nameof(a.Right), a.Right)
            ),
            Sides1DAttribute a => new((nameof(a.Left), a.Left), (nameof(a.Right), a.Right)),
            _ => throw new InvalidOperationException($"{attribute} has no sides."),
        };

    /// <summary>What stands before the first element of each axis, the batch and the channels among them.</summary>
    public int[] Before => [0, .. _all.Where((_, i) => i % 2 == 0).Select(side => side.Value), 0];

    /// <summary>What stands behind the last.</summary>
    public int[] Behind => [0, .. _all.Where((_, i) => i % 2 == 1).Select(side => side.Value), 0];

    /// <summary>A shape without the batch, with so many times both sides added along each axis.</summary>
    public Shape Resized(Shape shape, int times) =>
        Enumerable
            .Range(0, Axes)
            .Aggregate(shape, (s, axis) => s.With(axis, (int)Math.Min(int.MaxValue, shape[axis] + times * Both(axis))));

    /// <summary>Whether all are at least 0; reports the first that is not.</summary>
    public bool AreNatural(ShapeContext c) => _all.All(side => c.Require(side.Value >= 0, side.Property, side.Value, "at least 0"));

    /// <summary>Whether something is left along each axis of an input without these sides; reports otherwise, at the larger
    /// side.</summary>
    public bool LeaveSomething(ShapeContext c) =>
        AxisWords.Elements(Axes).Select((element, axis) => (element, axis)).All(e => Leave(c, e.axis, e.element + "s"));

    /// <summary>"2" where all are the same, otherwise "1, 2, 3, 4": top, bottom, left, right, of a volume after front and
    /// back.</summary>
    public override string ToString() =>
        string.Join(", ", (_all.All(s => s.Value == _all[0].Value) ? _all.Take(1) : _all).Select(s => Show.Of(s.Value)));

    private int Axes => _all.Length / 2;

    private long Both(int axis) => (long)_all[2 * axis].Value + _all[2 * axis + 1].Value;

    private bool Leave(ShapeContext c, int axis, string lines)
    {
        (string property, int value) = _all.Skip(2 * axis).Take(2).OrderByDescending(side => side.Value).First();
        string range =
            $"small enough to leave one of the {Show.Of(c.Input[axis])} {lines} of its input {c.Given}, "
            + $"from which both sides together take {Show.Of(Both(axis))}";
        return c.Require(Both(axis) < c.Input[axis], property, value, range);
    }
}
