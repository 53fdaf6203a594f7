using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>One of several outputs of a network: its name, and how it ends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OutputEnd
{
    /// <summary>The layer's name.</summary>
    public required string Name { get; init; }

    /// <summary>The shape of a sample's.</summary>
    public required int[] Shape { get; init; }

    /// <summary>What stands between its last tensor and its values.</summary>
    public Link Link { get; init; } = Link.Linear;

    /// <summary>Where its values lie, if nothing stands there; any numbers unless set.</summary>
    public OutputRange Range { get; init; } = OutputRange.All;
}
