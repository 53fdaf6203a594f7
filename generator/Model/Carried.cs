using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

/// <summary>What a recurrent layer carries from one stretch of a sequence to the next, or what a stream is given once.</summary>
internal sealed class Carried(string name, Node first, Node? initial = null)
{
    /// <summary>The layer's name, a dot, and the carry's: "lstm.h".</summary>
    public string Name => name;

    /// <summary>Before the stretch.</summary>
    public Node First => first;

    /// <summary>Before the first stretch, where a stream computes it when it begins; null for zeros.</summary>
    public Node? Initial => initial;

    /// <summary>Behind the stretch; null for what stays as it is.</summary>
    public Node? Last { get; set; }
}
