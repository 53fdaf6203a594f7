namespace NetGen;

/// <summary>What <see cref="Tokenizer.ToMatrix"/> writes for each token of a text.</summary>
public enum TextMode
{
    /// <summary>1 where the text has the token.</summary>
    Binary,

    /// <summary>How often it has it: a bag of words.</summary>
    Count,

    /// <summary>How often, over the number of its tokens.</summary>
    Frequency,

    /// <summary>How often, times idf = ln((1 + n) / (1 + df)) + 1, where df of the n texts that the tokenizer was fitted on have the token;
    /// then each row is divided by its Euclidean norm. It is scikit-learn's TfidfVectorizer with its defaults (smooth_idf, norm="l2").
    /// Tokens out of the vocabulary count for nothing.</summary>
    TfIdf,
}
