using NetGen.Generator.Model;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

/// <summary>An int argument along each spatial axis, depth before height before width, with the property that says it.</summary>
internal sealed class PerAxis(params (string Property, int Value)[] axes)
{
    /// <summary>The values.</summary>
    public int[] Values { get; } = [.. axes.Select(a => a.Value)];

    /// <summary>The same argument for all axes.</summary>
    public static PerAxis Alike(int axes, (string Property, int Value) all) => new([.. Enumerable.Repeat(all, axes)]);

    /// <summary>An argument for all axes, and the others for one each, which go before it where the attribute says them; null where it
    /// says none of them all.</summary>
    public static PerAxis? IfSaid(LayerSpec spec, (string Property, int Value) all, params (string Property, int Value)[] each) =>
        each.Append(all).Any(argument => spec.Says(argument.Property)) ? Alike(each.Length, all).UnlessSaid(spec, each) : null;

    /// <summary>The same behind one more axis, along which it is 1.</summary>
    public PerAxis AfterOne => new([("", 1), .. axes]);

    /// <summary>The same, but another argument along each axis for which the attribute says it: Strides, unless it says StrideHeight or
    /// StrideWidth.</summary>
    public PerAxis UnlessSaid(LayerSpec spec, params (string Property, int Value)[] others) =>
        new([.. axes.Select((axis, a) => spec.Says(others[a].Property) ? others[a] : axis)]);

    /// <summary>The property that says the value of an axis.</summary>
    public string PropertyOf(int axis) => axes[axis].Property;

    /// <summary>Whether all are at least 1; reports the first that is not.</summary>
    public bool ArePositive(ShapeContext c) => axes.All(a => c.Require(a.Value > 0, a.Property, a.Value, "at least 1"));
}
