using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Convolutions of 3 x 3 windows that stand beside each other, which go by tiles of 2 x 2 places: 16 products for each where there
/// would be 36 (F(2 x 2, 3 x 3), arXiv:1509.09308).</summary>
internal static class TiledWindows
{
    /// <summary>Multiply-adds that are left at most, of those that all places take: below this it pays to transform tiles.</summary>
    private const double MostLeft = 0.75;

    /// <summary>With fewer channels the transforms cost what they save.</summary>
    private const int FewestChannels = 16;

    /// <summary>Whether a contraction in this form is one.</summary>
    public static bool Are(Contract contract, ContractForm form)
    {
        string labels = form.A == 0 ? contract.LabelsA : contract.LabelsB;
        return contract.Inputs[form.A] is Windows { Form: { Axes: 2 } windows, Shape.Rank: 6 } seen
            && windows.Sizes.All(size => size == 3)
            && windows.Strides.All(stride => stride == 1)
            && windows.Dilations.All(dilation => dilation == 1)
            && contract.Shape.Rank == 4
            && contract.Result.StartsWith(labels.Substring(0, 3), StringComparison.Ordinal)
            && form.Groups == labels.Substring(0, 2)
            && form.Rows == labels.Substring(2, 1)
            && form.Segments + form.Depth == labels.Substring(3)
            && form.Segments.Length > 0
            && form.DepthStride == 1
            && seen.HasPaddedRows
            && seen.Shape.Last >= FewestChannels
            && !form.HasManyB
            && !form.IsLaneByLane
            && form.Positions.Length == 0
            && contract.Inputs[form.B] is not Inline
            && Pays(seen.Shape[1], seen.Shape[2]);
    }

    private static bool Pays(int lines, int columns)
    {
        int tiles = (lines + 1) / 2 * ((columns + 1) / 2);
        return lines >= 2 && columns >= 2 && 16 * tiles <= MostLeft * 9 * lines * columns;
    }
}
