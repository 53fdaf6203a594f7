using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>What is true of a node's memory. A new primitive is right with the defaults: a kernel writes it in padded rows of its own, and
/// nothing is known of what stands behind their last columns.</summary>
internal abstract partial class Node
{
    /// <summary>How many of its values a sample's memory holds: a loop may keep those of all steps, one after another.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>Where its elements lie in its block.</summary>
    public MemoryLayout Layout => Rows > 1 ? TimeRows.Of(this) : OwnLayout;

    /// <summary>Whole vectors may be read from every row: rows are padded, and begin where vectors do.</summary>
    public virtual bool HasPaddedRows => true;

    /// <summary>A view whose rows are this node's has padded rows if this node has.</summary>
    public virtual bool HasPaddedViews => HasPaddedRows;

    /// <summary>Its kernel can write rows wherever they are wanted: into a part of another tensor.</summary>
    public virtual bool IsWrittenAnywhere => false;

    /// <summary>Its kernel can write the rows of one step of a loop, between which those of other steps lie.</summary>
    public virtual bool IsWrittenInSteps => true;

    /// <summary>How it needs an input to lie.</summary>
    public virtual Operand Needs(int input) => Operand.Any;

    /// <summary>What stands behind the last column is zero when whole vectors are computed, given which inputs' padding is zero.</summary>
    public virtual bool KeepsZeros(Func<Node, bool> isZero) => false;

    /// <summary>Whose padding must be zero where its own must: what it lies in or is moved from.</summary>
    public virtual IEnumerable<Node> SourcesOfPadding => [];

    /// <summary>Whose padding must be zero in any case.</summary>
    public virtual IEnumerable<Node> ReadPadding => [];

    /// <summary>The layout of one value.</summary>
    protected virtual MemoryLayout OwnLayout => Layouts.Padded(Shape);
}
