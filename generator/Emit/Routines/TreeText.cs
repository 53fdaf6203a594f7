using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>How routines are told of what steps carry that name each other.</summary>
internal static class TreeText
{
    /// <summary>Where the rows of all steps begin, with the one before the first, and from one sample to the next.</summary>
    public static string History(Node carried, PassScope pass) =>
        pass.Place(carried) is var place ? $"{pass.Address(place with { Running = default })}, {Show.Of(place.Layout.Strides[0])}" : "";

    /// <summary>Where the numbers of steps begin, from one sample to the next, and from one number to the next.</summary>
    public static string Links(Node node, PassScope pass) =>
        pass.Place(node).Layout.Strides is var steps ? $"{pass.Address(pass.Place(node))}, {Show.Of(steps[0])}, {Show.Of(steps[1])}" : "";
}
