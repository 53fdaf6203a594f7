using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

/// <summary>What a recurrent layer carries from one stretch of a sequence to the next.</summary>
internal sealed class Carried(string name, Node first)
{
    /// <summary>The layer's name, a dot, and the carry's: "lstm.h".</summary>
    public string Name => name;

    /// <summary>Before the stretch.</summary>
    public Node First => first;

    /// <summary>Behind it.</summary>
    public Node? Last { get; set; }
}
