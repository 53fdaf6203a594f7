using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A number of rows or columns at each side of an image, with the property that says it.</summary>
internal sealed class Sides(
    (string Property, int Value) top,
    (string Property, int Value) bottom,
    (string Property, int Value) left,
    (string Property, int Value) right
)
{
    private readonly (string Property, int Value)[] _all = [top, bottom, left, right];

    /// <summary>What stands before [n, height, width, channels] on each axis.</summary>
    public int[] Before => [0, top.Value, left.Value, 0];

    /// <summary>What stands behind it.</summary>
    public int[] Behind => [0, bottom.Value, right.Value, 0];

    /// <summary>Both sides along the height.</summary>
    public long Height => (long)top.Value + bottom.Value;

    /// <summary>Both sides along the width.</summary>
    public long Width => (long)left.Value + right.Value;

    /// <summary>Whether all are at least 0; reports the first that is not.</summary>
    public bool AreNatural(ShapeContext c) => _all.All(side => c.Require(side.Value >= 0, side.Property, side.Value, "at least 0"));

    /// <summary>"2" where all are the same, otherwise "1, 2, 3, 4": top, bottom, left, right.</summary>
    public override string ToString() =>
        string.Join(", ", (_all.All(s => s.Value == top.Value) ? _all.Take(1) : _all).Select(s => Show.Of(s.Value)));
}
