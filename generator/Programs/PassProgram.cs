using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Programs;

/// <summary>A tensor program with what is asked of it, and where that and what it reads lie.</summary>
/// <param name="Roots">What is asked of it; a null destination is a place in the scratch.</param>
/// <param name="Leaves">Where what it reads lies.</param>
internal sealed record PassProgram(IReadOnlyList<Root> Roots, IReadOnlyDictionary<Node, Block> Leaves)
{
    /// <summary>There is never more than one sample, of one step.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Elements of what recurrent layers carry from one stretch of a sequence to the next.</summary>
    public int CarriedLength { get; init; }
}

/// <summary>A value that is asked of a program.</summary>
internal sealed record Root(Node Node, Block? Destination, RootRole Role = RootRole.Result);

/// <summary>What a root is for.</summary>
internal enum RootRole
{
    /// <summary>The result, a gradient, an update: it ends where its destination says.</summary>
    Result,

    /// <summary>Which steps of the result are no padding.</summary>
    Mask,

    /// <summary>What layers add to the loss.</summary>
    Penalty,
}
