using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Convolutions of 3 x 3 windows that stand beside each other, which go by tiles of 2 x 2 places: 16 products for each where there
/// would be 36 (F(2 x 2, 3 x 3), arXiv:1509.09308).</summary>
internal static class TiledWindows
{
    /// <summary>With fewer channels the transforms cost what they save.</summary>
    private const int FewestChannels = 16;

    /// <summary>Products that are left at most, of those that there would be: otherwise transforms cost what they save.</summary>
    private const double MostLeft = 0.75;

    /// <summary>Whether a contraction in this form is a convolution by such windows: its rows are places, its terms what a window
    /// sees.</summary>
    public static bool Are(Contract contract, ContractForm form) =>
        Seen(contract, form) is { } labels
        && form.Groups == labels.Substring(0, 2)
        && form.Rows == labels.Substring(2, 1)
        && form.Segments.Length > 0
        && form.Segments + form.Depth == labels.Substring(3)
        && form.DepthStride == 1;

    /// <summary>Whether it is the gradient of such windows: its rows are what a window sees, its terms places.</summary>
    public static bool AreOfGradient(Contract contract, ContractForm form) =>
        Seen(contract, form) is { } labels
        && form.Segments == labels.Substring(0, 2)
        && form.Depth == labels.Substring(2, 1)
        && form.Groups.Length > 0
        && form.Groups + form.Rows == labels.Substring(3)
        && form.RowStride == 1;

    // The labels of the images that windows are seen in: [n, lines, columns, 3, 3, channels]; null where there are none, or where tiles do
    // not pay.
    private static string? Seen(Contract contract, ContractForm form) =>
        contract.Inputs[form.A] is Windows { Form: { Axes: 2 } windows, Shape: { Rank: 6, HasBatch: true } } seen
        && ContractForm.HasWholeRows(seen)
        && windows.Sizes.All(size => size == 3)
        && windows.Strides.Concat(windows.Dilations).All(step => step == 1)
        && contract.Shape.Rank == 4
        && form is { HasManyB: false, IsLaneByLane: false, Positions.Length: 0, Lanes.Length: 1 }
        && seen.Shape.Last >= FewestChannels
        && Pays(seen.Shape[1], seen.Shape[2])
            ? form.LeftLabels(contract)
            : null;

    private static bool Pays(int lines, int columns) =>
        lines >= 2 && columns >= 2 && 16 * ((lines + 1) / 2) * ((columns + 1) / 2) <= MostLeft * 9 * lines * columns;
}
