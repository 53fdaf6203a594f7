using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>A weight tensor and how it starts.</summary>
internal sealed record Parameter(string Name, Shape Shape)
{
    /// <summary>How many of the last axes users see as one: the gates of a recurrent layer and their units.</summary>
    public int MergedAxes { get; init; } = 1;

    /// <summary>The shape that users see.</summary>
    public Shape Seen =>
        new([
            .. Shape.ToArray().Take(Shape.Rank - MergedAxes),
            .. Shape.Rank == 0 ? [] : new[] { Shape.ToArray().Skip(Shape.Rank - MergedAxes).Aggregate(1, (product, dim) => product * dim) },
        ]);

    /// <summary>A stretch of values (as users see them) that starts at 1 whatever the initializer says.</summary>
    public (int Start, int Length) Ones { get; init; }

    /// <summary>A weight that no gradient moves, such as a moving average: training updates it by a formula of its own.</summary>
    public bool IsState { get; init; }

    /// <summary>Training leaves it as it is: neither a gradient nor a formula of its own moves it.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>A gradient is asked of it, or one goes on through what it is made of.</summary>
    public bool HasGradient => !IsFrozen && (!IsState || IsMoment);

    /// <summary>A state that is a moment of the reference batch under the present weights: a gradient flows through it, back to what it is
    /// made of.</summary>
    public bool IsMoment { get; init; }

    /// <summary>A member of the Initializer enum.</summary>
    public string Initializer { get; init; } = "Zeros";

    /// <summary>An initializer with parameters in its place; null for none.</summary>
    public Refinement? Start { get; init; }

    /// <summary>The layer's state of ones and zeros, of the same shape, that it is multiplied by wherever it is read: its other values
    /// start at 0. Null for none.</summary>
    public string? MaskedBy { get; init; }

    public int FanIn { get; init; } = 1;

    public int FanOut { get; init; } = 1;

    /// <summary>What Zeros starts with instead of 0.</summary>
    public double Constant { get; init; }

    public int Seed { get; init; }

    public double MaxNorm { get; init; }

    /// <summary>What it is held to besides; null for nothing.</summary>
    public Refinement? Constraint { get; init; }

    /// <summary>What it adds to the loss beside L1 and L2; null for nothing.</summary>
    public Refinement? Regularizer { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }
}
