namespace Translation;

/// <summary>Letters as numbers. What is read is padded with 0; what is written begins with a token of its own and ends with
/// another.</summary>
internal static class Letters
{
    /// <summary>The longest date that is read, and that is written with its end.</summary>
    public const int Read = 56,
        Written = 11;

    /// <summary>The tokens that begin and end what is written.</summary>
    public const int Start = 0,
        End = 1;

    private const string Alphabet = " abcdefghijklmnopqrstuvwxyz0123456789,-";
    private const string Digits = "0123456789-";

    /// <summary>A date in words, and after it the translation so far: one sample of the network.</summary>
    public static float[] Sample(string words, string iso) => [.. Encode(words), Start, .. iso.Select(c => 2f + Digits.IndexOf(c))];

    /// <summary>A date in words.</summary>
    public static float[] Encode(string words) => [.. words.Select(c => 1f + Alphabet.IndexOf(c)), .. new float[Read - words.Length]];

    /// <summary>What the network should say at each step.</summary>
    public static float[] Target(string iso) => [.. iso.Select(c => 2f + Digits.IndexOf(c)), End];

    /// <summary>What tokens say.</summary>
    public static string Decode(IEnumerable<int> tokens) => string.Concat(tokens.Select(t => t < 2 ? '?' : Digits[t - 2]));
}
