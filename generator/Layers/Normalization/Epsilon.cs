using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>What keeps a division by a root away from 0.</summary>
internal static class Epsilon
{
    // The third power of 1 / sqrt(epsilon), which derivatives contain, is still a float.
    private const double Smallest = 1e-20;

    /// <summary>Whether a property says a usable one; reports otherwise.</summary>
    public static bool IsUsable(ShapeContext c, string property, double value) =>
        c.Require(value is >= Smallest and <= ShapeContext.Largest, property, value, "between 1e-20 and 1e30");
}
