using NetGen.Generator.Shapes;

namespace NetGen.Generator.Graph;

/// <summary>A weight tensor and how it starts.</summary>
internal sealed record Parameter(string Name, Shape Shape)
{
    /// <summary>A weight that no gradient moves, such as a moving average: training updates it by a formula of its own.</summary>
    public bool IsState { get; init; }

    /// <summary>A member of the Initializer enum.</summary>
    public string Initializer { get; init; } = "Zeros";

    public int FanIn { get; init; } = 1;

    public int FanOut { get; init; } = 1;

    /// <summary>What Zeros starts with instead of 0.</summary>
    public double Constant { get; init; }

    public int Seed { get; init; }

    public double MaxNorm { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }
}
