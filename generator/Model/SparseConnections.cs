using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>Which weights of a kernel [in, units] there are, where an attribute behind the layer says that not all are.</summary>
internal static class SparseConnections
{
    private const string Subject = nameof(Connections),
        Tensor = "connections";

    /// <summary>Whether what is said of them fits the kernel; reports otherwise.</summary>
    public static bool Fit(ShapeContext c, int inputs, int units)
    {
        Refinement? said = c.Said(Subject);
        bool Must(bool holds, string property, int value, string range) =>
            holds
            || c.Fail(
                Descriptors.OutOfRange,
                said!.ArgumentOf(property),
                said.ArgumentOf(property).Split('.')[2],
                Subject + "." + said.Kind,
                Show.Of(value),
                range
            )
                is not null;
        return said?.Bind() switch
        {
            Connections.BandAttribute band => Must(
                band.Width < inputs,
                nameof(band.Width),
                band.Width,
                $"less than the {Show.Grouped(inputs)} inputs, with all of which units are connected without it"
            ),
            Connections.GroupsAttribute { Groups: var groups } => Must(
                inputs % groups == 0 && units % groups == 0,
                nameof(Connections.GroupsAttribute.Groups),
                groups,
                $"a number that divides the {Show.Grouped(inputs)} inputs and the {Show.Grouped(units)} units"
            ),
            _ => true,
        };
    }

    /// <summary>Declares a kernel and, where it is said, its connections.</summary>
    public static void Declare(ShapeContext c, WeightLayerAttribute a, int inputs, int units)
    {
        if (c.Said(Subject) is not { } said)
        {
            c.Kernel(a, new Shape(inputs, units), inputs, units);
            return;
        }
        int seen = OfUnit(said.Bind(), inputs);
        c.Kernel(a, new Shape(inputs, units), seen, (int)Math.Max(1, Math.Round((double)units * seen / inputs)));
        c.MaskOf("kernel", Tensor, said, a.Seed);
    }

    /// <summary>The kernel as it counts.</summary>
    public static Node Of(LowerContext c, Node kernel) =>
        c.Spec.Refinements.Any(r => r.Of == Subject)
            ? Map.Of(new In(0) * new In(1), kernel, c.Parameter(Tensor, "M")).Named("C" + c.Suffix)
            : kernel;

    /// <summary>What stands behind the description of a layer that has them: ", Connections.Band(3)".</summary>
    public static string Behind(LayerSpec spec) =>
        spec.Refinements.FirstOrDefault(r => r.Of == Subject) is { } said
            ? $", {Subject}.{said.Kind}({string.Join(", ", said.Values.Select(Shown))})"
            : "";

    private static string Shown(NamedValue value) => value.Value is int number ? Show.Of(number) : Show.Of((double)value.Value!);

    private static int OfUnit(RefinementAttribute said, int inputs) =>
        said switch
        {
            Connections.BandAttribute band => band.Width,
            Connections.GroupsAttribute groups => inputs / groups.Groups,
            Connections.RandomAttribute random => (int)
                Math.Max(1, Math.Round((1 - random.Sparsity) * inputs, MidpointRounding.AwayFromZero)),
            _ => inputs,
        };
}
