using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A number of rows or columns at each side of an image, with the property that says it.</summary>
internal sealed class Sides(SidesAttribute a)
{
    private readonly (string Property, int Value)[] _all =
    [
        (nameof(a.Top), a.Top),
        (nameof(a.Bottom), a.Bottom),
        (nameof(a.Left), a.Left),
        (nameof(a.Right), a.Right),
    ];

    /// <summary>What stands before [n, height, width, channels] on each axis.</summary>
    public int[] Before => [0, a.Top, a.Left, 0];

    /// <summary>What stands behind it.</summary>
    public int[] Behind => [0, a.Bottom, a.Right, 0];

    /// <summary>Both sides along the height.</summary>
    public long Height => (long)a.Top + a.Bottom;

    /// <summary>Both sides along the width.</summary>
    public long Width => (long)a.Left + a.Right;

    /// <summary>Whether all are at least 0; reports the first that is not.</summary>
    public bool AreNatural(ShapeContext c) => _all.All(side => c.Require(side.Value >= 0, side.Property, side.Value, "at least 0"));

    /// <summary>Whether an image without these sides still has a row and a column; reports otherwise, at the larger side.</summary>
    public bool LeaveSomething(ShapeContext c) => Leave(c, 0, Height, "rows") && Leave(c, 1, Width, "columns");

    /// <summary>"2" where all are the same, otherwise "1, 2, 3, 4": top, bottom, left, right.</summary>
    public override string ToString() =>
        string.Join(", ", (_all.All(s => s.Value == a.Top) ? _all.Take(1) : _all).Select(s => Show.Of(s.Value)));

    private bool Leave(ShapeContext c, int axis, long both, string lines)
    {
        (string property, int value) = _all.Skip(2 * axis).Take(2).OrderByDescending(side => side.Value).First();
        string range =
            $"small enough to leave one of the {Show.Of(c.Input[axis])} {lines} of its input {c.Input}, "
            + $"from which both sides together take {Show.Of(both)}";
        return c.Require(both < c.Input[axis], property, value, range);
    }
}
