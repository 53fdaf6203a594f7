using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>The parts of memory that a pass works on.</summary>
internal enum Region
{
    /// <summary>The user's samples: no padding.</summary>
    Input,

    /// <summary>The result before the link.</summary>
    Z,

    /// <summary>The cotangent of the result.</summary>
    DZ,

    /// <summary>How the result changes along a vector of parameters.</summary>
    ZChange,

    /// <summary>How the cotangent of the result does.</summary>
    DZChange,

    /// <summary>That vector, laid out as parameters are.</summary>
    Direction,

    /// <summary>Numbers in the program itself.</summary>
    Constant,

    Parameters,
    States,

    /// <summary>Weights in fewer bytes than floats; offsets are bytes.</summary>
    Stored,
    Gradients,

    /// <summary>The gradient of the user's samples.</summary>
    InputGradients,

    /// <summary>What a training step makes of the states.</summary>
    Updates,

    /// <summary>What recurrent layers carry into the pass.</summary>
    Carried,

    /// <summary>What they carry out of it.</summary>
    CarriedOut,

    /// <summary>The part of the workspace that grows with the batch.</summary>
    Samples,

    /// <summary>The part that does not.</summary>
    Scratch,
}

/// <summary>A block of memory with a name: offset and length in elements, for <see cref="Region.Samples"/> of one sample.</summary>
internal sealed record Block(string Name, Region Region, int Offset)
{
    /// <summary>The length in elements of one sample, where the region has several such blocks of its own.</summary>
    public int Length { get; init; }

    /// <summary>The scales of a weight's columns, where it is stored as multiples of them.</summary>
    public Block? Scales { get; init; }
}

/// <summary>Where a tensor lies.</summary>
/// <param name="Block">The block that it lies in.</param>
/// <param name="Layout">Where in it.</param>
/// <param name="Running">What is added to the offset at step t of a loop; empty for nothing.</param>
internal sealed record Place(Block Block, MemoryLayout Layout, EquatableArray<TimeOffset> Running = default);
