namespace NetGen.CompilerServices;

/// <summary>One sample whose gradient changes: the values before the link, how they change, and room for how the gradient with respect to
/// them does.</summary>
internal readonly ref struct SampleCurvature
{
    /// <summary>Between z and the output.</summary>
    public required Link Link { get; init; }

    /// <summary>The values before it.</summary>
    public required ReadOnlySpan<double> Z { get; init; }

    /// <summary>Their targets.</summary>
    public required ReadOnlySpan<double> Target { get; init; }

    /// <summary>How z changes.</summary>
    public required ReadOnlySpan<double> Change { get; init; }

    /// <summary>Receives how the gradient changes.</summary>
    public required Span<double> Product { get; init; }

    /// <summary>The length of the output's last axis.</summary>
    public required int Columns { get; init; }

    /// <summary>The link's second derivatives count.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>One of several outputs by itself.</summary>
    public SampleCurvature Of(OutputSlice slice) =>
        this with
        {
            Link = slice.Link,
            Z = Z.Slice(slice.Start, slice.Length),
            Target = Target.Slice(slice.TargetStart, slice.TargetLength),
            Change = Change.Slice(slice.Start, slice.Length),
            Product = Product.Slice(slice.Start, slice.Length),
            Columns = slice.Columns,
        };
}
