using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Where one weight tensor lies in a network's memory and how it starts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterSpec
{
    /// <summary>The layer's name, a dot and the tensor's.</summary>
    public required string Name { get; init; }

    /// <summary>The shape that users see.</summary>
    public required int[] Shape { get; init; }

    /// <summary>It is saved, but is no parameter: it lies among the states.</summary>
    public bool IsState { get; init; }

    /// <summary>It stays as it is for good: its layer is declared so.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The first element in the arena, or among the states.</summary>
    public required int Offset { get; init; }

    /// <summary>Elements from one row of the last axis to the next: its length, padded to 16.</summary>
    public required int Pitch { get; init; }

    /// <summary>How the values are drawn.</summary>
    public Initializer Initializer { get; init; } = Initializer.Zeros;

    /// <summary>How they are drawn where an initializer has parameters; null to go by its name.</summary>
    public WeightInitializer? Start { get; init; }

    /// <summary>Inputs and outputs of one unit, which scale the Glorot, He and Lecun initializers.</summary>
    public int FanIn { get; init; } = 1;

    /// <inheritdoc cref="FanIn"/>
    public int FanOut { get; init; } = 1;

    /// <summary>The value where the initializer is <see cref="Initializer.Zeros"/> but the tensor starts elsewhere (PReLU's slope, RBF's
    /// gamma).</summary>
    public double Constant { get; init; }

    /// <summary>A seed of the layer's own; null draws from the network's.</summary>
    public int? Seed { get; init; }

    /// <summary>The largest Euclidean norm of a column (all axes but the last); 0 for no constraint.</summary>
    public double MaxNorm { get; init; }

    /// <summary>What it is held to beside that; null for nothing.</summary>
    public WeightConstraint? Constraint { get; init; }

    /// <summary>The constraint in force.</summary>
    internal WeightConstraint? Held => Constraint ?? (MaxNorm > 0 ? field ??= new MaxNormConstraint { MaxValue = MaxNorm } : null);

    /// <summary>The state of ones and zeros, of the same shape, that it is multiplied by: values without a 1 there start at 0. Null for
    /// none.</summary>
    public string? MaskedBy { get; init; }

    /// <summary>A stretch of values that starts at 1 whatever the initializer says (LSTM's forget gate).</summary>
    public (int Start, int Length) Ones { get; init; }

    /// <summary>The length of a row: of the last axis, or of a part of it where each part has rows of its own, as the gates of recurrent
    /// layers have.</summary>
    public int Columns
    {
        get => field == 0 ? Shape[^1] : field;
        init;
    }

    /// <summary>How many of these there are.</summary>
    public int Rows => Length / Columns;

    /// <summary>Where it lies in a region.</summary>
    internal WeightBlock<T> BlockIn<T>(Ptr<T> region)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(region + Offset, Rows, Columns, Pitch, Shape[^1] / Columns, Shape.Length == 1);

    /// <summary>The number of values.</summary>
    public int Length
    {
        get
        {
            int product = 1;
            foreach (int dim in Shape)
                product *= dim;
            return product;
        }
    }
}
