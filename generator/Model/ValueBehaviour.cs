namespace NetGen.Generator.Model;

/// <summary>What a layer does with the values that it reads.</summary>
internal enum ValueBehaviour
{
    /// <summary>It computes others.</summary>
    Computes,

    /// <summary>It gives them unchanged, in another shape at most.</summary>
    Keeps,

    /// <summary>It disturbs them in training, and gives them unchanged in inference.</summary>
    Disturbs,
}
