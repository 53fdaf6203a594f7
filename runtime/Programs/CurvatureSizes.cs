using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>The room and the phases of a program that computes products with second derivatives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CurvatureSizes
{
    /// <summary>Workspace elements of a sample.</summary>
    public int Length { get; init; }

    /// <summary>Workspace elements besides those of the samples.</summary>
    public int Scratch { get; init; }

    /// <summary>Where in the workspace, counted a sample, the mask of the output lies; -1 if there is none.</summary>
    public int Mask { get; init; }

    /// <summary>Phases of the forward pass; 0 where there is no such program.</summary>
    public int ForwardPhases { get; init; }

    /// <summary>Phases of the backward pass.</summary>
    public int BackwardPhases { get; init; }
}
