namespace NetGen.Generator.Text;

/// <summary>Names that generated code uses itself, so that nothing of a user's declaration may have them there.</summary>
internal static class ReservedNames
{
    /// <summary>In methods of passes.</summary>
    public static IReadOnlyList<string> OfPasses { get; } = "s t i j o r x y w V Ng phase sum value max left n".Split(' ');

    /// <summary>In the classes of programs: methods, their parameters, and the classes themselves.</summary>
    public static IReadOnlyList<string> OfPrograms { get; } =
        (
            "s t phase Run Forward Backward Inference Training InputGradient GaussNewton Hessian Streaming Beginning Noisy Compiled "
            + "Reference"
        ).Split(' ');

    /// <summary>In structs of kernels: members of the interfaces that they implement, and what their methods call parameters and
    /// locals.</summary>
    public static IReadOnlyList<string> OfKernels { get; } =
        (
            "i j o r V Ng sum value inverseN max at which g s p A B Run Infer Finish Apply Term RowStride DepthStride Pitch Columns "
            + "HasParts Group GroupStart SegmentA SegmentB Lines WindowLines WindowColumns RowColumns Image Kernel Sample Line Height "
            + "Width Filters Positions PositionA Right"
        ).Split(' ');
}
