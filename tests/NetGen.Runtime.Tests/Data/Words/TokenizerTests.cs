using System.Text.Json;
using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class TokenizerTests
{
    private static readonly JsonElement s_fixture = JsonFixture.Read("text");

    [Fact]
    public void TheFrequentComeFirst()
    {
        Tokenizer words = new Tokenizer().Fit(["The cat, the dog", "a cat's dog THE"]);
        Assert.Equal(["", "[UNK]", "the", "dog", "a", "cat", "cat's"], words.Vocabulary);
        Assert.Equal([2, 3, 1, 6], words.Encode("The dog ate cat's"));
        Assert.Equal("the dog [UNK] cat's", words.Decode([0, 0, 2, 3, 1, 6]));
        Assert.Equal(
            ["", "?", "the", "dog"],
            new Tokenizer(maxTokens: 4, oovToken: "?").Fit(["The cat, the dog", "a cat's dog THE"]).Vocabulary
        );
        Tokenizer letters = new Tokenizer(TokenLevel.Character, lower: false).Fit(["Abba 😀"]);
        Assert.Equal(["", "[UNK]", "b", " ", "A", "a", "😀"], letters.Vocabulary);
        Assert.Equal("A[UNK]😀", letters.Decode(letters.Encode("Ax😀")));
        Assert.Equal(
            [
                [2],
                [],
                [1, 1],
            ],
            new Tokenizer().Fit(["é é"]).Encode(["É", "..!", "x-y"])
        );
    }

    /// <summary>Scikit-learn's CountVectorizer and TfidfVectorizer, with the same words.</summary>
    [Fact]
    public void MatricesAreThoseOfScikitLearn()
    {
        string[] texts = s_fixture.GetProperty("texts").Texts(),
            words = s_fixture.GetProperty("words").Texts();
        Tokenizer tokenizer = new Tokenizer().Fit(texts);
        int size = tokenizer.Vocabulary.Count;
        Assert.Equal(words.Order(StringComparer.Ordinal), tokenizer.Vocabulary.Skip(2).Order(StringComparer.Ordinal));
        double[] Theirs(TextMode mode) =>
            [
                .. texts.SelectMany(
                    (_, i) => words.Select(word => (double)tokenizer.ToMatrix(texts, mode)[i * size + tokenizer.Encode(word)[0]])
                ),
            ];
        double[] bag = s_fixture.GetProperty("bag").Numbers();
        Assert.Equal(bag, Theirs(TextMode.Count));
        Assert.Equal(bag.Select(count => count > 0 ? 1.0 : 0), Theirs(TextMode.Binary));
        Near.Equal(s_fixture.GetProperty("tfidf").Numbers(), Theirs(TextMode.TfIdf), 1e-7);
        Near.Equal(
            s_fixture.GetProperty("idf").Numbers(),
            [.. words.Select(w => tokenizer.InverseDocumentFrequency(tokenizer.Encode(w)[0]))]
        );
        float[] unknown = tokenizer.ToMatrix(["the zebra the"], TextMode.Frequency);
        Assert.Equal((2 / 3f, 1 / 3f, 0f), (unknown[tokenizer.Encode("the")[0]], unknown[1], unknown[0]));
        Assert.Equal(0, tokenizer.ToMatrix(["zebra"], TextMode.TfIdf).Sum());
    }

    [Fact]
    public void SavedIsTheSame()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("words.json", []);
        string[] texts = s_fixture.GetProperty("texts").Texts();
        foreach (TokenLevel level in Enum.GetValues<TokenLevel>())
        {
            Tokenizer tokenizer = new Tokenizer(level, maxTokens: 9, lower: false, oovToken: "\"<?>\"").Fit(texts);
            tokenizer.Save(path);
            Tokenizer loaded = Tokenizer.Load(path);
            Assert.Equal(tokenizer.Vocabulary, loaded.Vocabulary);
            Assert.Equal(tokenizer.Encode("The cat Ate"), loaded.Encode("The cat Ate"));
            Assert.Equal(tokenizer.Vocabulary, Tokenizer.Load(path).Fit(texts).Vocabulary);
            Assert.Equal(tokenizer.ToMatrix(texts, TextMode.TfIdf), loaded.ToMatrix(texts, TextMode.TfIdf));
        }
        string text = File.ReadAllText(path);
        for (int length = 0; length < text.TrimEnd().Length; length += 11)
        {
            File.WriteAllText(path, text[..length]);
            Assert.Throws<InvalidDataException>(() => Tokenizer.Load(path));
        }
        foreach (
            (string from, string to, string says) in new[]
            {
                ("\"Character\"", "\"Both\"", "There is no level 'Both'"),
                ("\"texts\": 4", "\"texts\": 1", "must be from 1 to 1"),
                ("\"tokens\": [", "\"tokens\": [\"a\", \"a\",", "9 tokens, and 7 numbers"),
                ("texts_with_token", "x", "'texts_with_token' is missing"),
                ("NetGen tokenizer", "NetGen scaling", "'NetGen scaling'"),
            }
        )
        {
            File.WriteAllText(path, text.Replace(from, to));
            Says.That<InvalidDataException>(says, () => Tokenizer.Load(path));
        }
    }

    [Fact]
    public void WhatIsNoTextIsRefused()
    {
        Says.That<InvalidOperationException>("has no vocabulary", () => new Tokenizer().Encode("a"));
        Says.That<InvalidOperationException>("has no vocabulary", () => new Tokenizer().Save("x"));
        Says.That<ArgumentException>("There is no word in no text", () => new Tokenizer().Fit([]));
        Says.That<ArgumentException>("There is no word in the 2 texts", () => new Tokenizer().Fit(["..", " "]));
        Says.That<ArgumentException>("Text 1 is null", () => new Tokenizer().Fit(["a", null!]));
        Says.That<ArgumentOutOfRangeException>("A vocabulary of 2 has room for no token", () => new Tokenizer(maxTokens: 2));
        Tokenizer tokenizer = new Tokenizer().Fit(["a"]);
        Says.That<ArgumentOutOfRangeException>("Token 1 is 3; the vocabulary has the tokens 0 to 2", () => tokenizer.Decode(2, 3));
        Says.That<ArgumentException>("There is no text", () => tokenizer.ToMatrix([]));
        Says.That<ArgumentException>("Text 1 is null", () => tokenizer.ToMatrix(["a", null!]));
        Says.That<ArgumentOutOfRangeException>("mode", () => tokenizer.ToMatrix(["a"], (TextMode)9));
    }

    /// <summary>The examples of Keras' documentation of pad_sequences.</summary>
    [Fact]
    public void PaddingIsThatOfKeras()
    {
        int[][] sequences =
        [
            [1],
            [2, 3],
            [4, 5, 6],
        ];
        Padded([0, 0, 1, 0, 2, 3, 4, 5, 6], 3, TokenSequences.Pad(sequences));
        Padded([-1, -1, 1, -1, 2, 3, 4, 5, 6], 3, TokenSequences.Pad(sequences, value: -1));
        Padded([1, 0, 0, 2, 3, 0, 4, 5, 6], 3, TokenSequences.Pad(sequences, padding: SequencePadding.Post));
        Padded([0, 1, 2, 3, 5, 6], 2, TokenSequences.Pad(sequences, maxLength: 2));
        Padded([0, 1, 2, 3, 4, 5], 2, TokenSequences.Pad(sequences, maxLength: 2, truncating: SequencePadding.Post));
        Assert.Equal([0, 1, 0, 1, 0, 0], TokenSequences.OneHot([1, 0], 3));
        Says.That<ArgumentOutOfRangeException>("Token 1 is 3", () => TokenSequences.OneHot([1, 3], 3));
        Says.That<ArgumentException>("There is no sequence", () => TokenSequences.Pad([]));
        Says.That<ArgumentException>(
            "All 2 sequences are empty",
            () =>
                TokenSequences.Pad([
                    [],
                    [],
                ])
        );
        Says.That<ArgumentException>(
            "Sequence 1 is null",
            () =>
                TokenSequences.Pad([
                    [1],
                    null!,
                ])
        );
        Says.That<ArgumentOutOfRangeException>(
            "NaN",
            () =>
                TokenSequences.Pad(
                    [
                        [1],
                    ],
                    value: float.NaN
                )
        );
    }

    private static void Padded(float[] values, int length, (float[] Values, int Length) rows)
    {
        Assert.Equal(values, rows.Values);
        Assert.Equal(length, rows.Length);
    }
}
