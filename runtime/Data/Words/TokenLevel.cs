namespace NetGen;

/// <summary>What a <see cref="Tokenizer"/> cuts texts into.</summary>
public enum TokenLevel
{
    /// <summary>Runs of letters, digits and apostrophes.</summary>
    Word,

    /// <summary>Single characters (Unicode code points).</summary>
    Character,
}
