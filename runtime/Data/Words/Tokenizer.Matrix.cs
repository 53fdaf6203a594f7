namespace NetGen;

public sealed partial class Tokenizer
{
    /// <summary>A row for each text with a number for each token, whose order is lost: column i stands for token i, so that column 0 is
    /// always 0. Rows are the inputs of a data set.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="mode">What the numbers are.</param>
    /// <returns>texts × <see cref="Vocabulary"/> values, row by row.</returns>
    /// <exception cref="ArgumentException">There is no text, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public float[] ToMatrix(IReadOnlyList<string> texts, TextMode mode = TextMode.Binary)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (!Enum.IsDefined(mode))
            throw new ArgumentOutOfRangeException(nameof(mode), mode, $"There is no mode {mode}.");
        int size = Vocabulary.Count;
        if (texts.Count == 0)
            throw new ArgumentException("There is no text; a matrix needs at least one.", nameof(texts));
        if ((long)texts.Count * size > Array.MaxLength)
            throw new ArgumentException(
                $"{texts.Count} texts of {size} tokens are more than an array holds; limit the vocabulary by maxTokens.",
                nameof(texts)
            );
        var matrix = new float[texts.Count * size];
        var row = new double[size];
        for (int i = 0; i < texts.Count; i++)
        {
            if (texts[i] is null)
                throw new ArgumentException($"Text {i} is null.", nameof(texts));
            Array.Clear(row);
            int[] tokens = Encode(texts[i]);
            foreach (int token in tokens)
                row[token]++;
            Weigh(row, tokens.Length, mode);
            for (int token = 0; token < size; token++)
                matrix[i * size + token] = (float)row[token];
        }
        return matrix;
    }

    /// <summary>ln((1 + n) / (1 + df)) + 1 of a token, df of the n texts having it; 0 for padding and what is out of the
    /// vocabulary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public double InverseDocumentFrequency(int token)
    {
        if ((uint)token >= (uint)Vocabulary.Count)
            throw new ArgumentOutOfRangeException(nameof(token), token, $"The vocabulary has the tokens 0 to {Vocabulary.Count - 1}.");
        return token < Reserved ? 0 : Math.Log((1.0 + _texts) / (1 + _documents[token])) + 1;
    }

    private void Weigh(double[] row, int tokens, TextMode mode)
    {
        double norm = 0;
        for (int token = 0; token < row.Length; token++)
        {
            row[token] =
                row[token] == 0 ? 0
                : mode == TextMode.Binary ? 1
                : mode == TextMode.Frequency ? row[token] / tokens
                : mode == TextMode.TfIdf ? row[token] * InverseDocumentFrequency(token)
                : row[token];
            norm += row[token] * row[token];
        }
        if (mode == TextMode.TfIdf && norm > 0)
            for (int token = 0; token < row.Length; token++)
                row[token] /= Math.Sqrt(norm);
    }
}
