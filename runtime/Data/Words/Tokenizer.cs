using System.Text.Json;
using NetGen.Serialization;

namespace NetGen;

/// <summary>Numbers for words or characters: learns a vocabulary from texts, turns texts into numbers and back, and is saved beside the
/// model. As in Keras' TextVectorization token 0 is padding and token 1 stands for everything out of the vocabulary; then tokens follow by
/// falling frequency, equally frequent ones in ordinal order.</summary>
public sealed partial class Tokenizer
{
    /// <summary>The token that padding consists of.</summary>
    public const int Padding = 0;

    /// <summary>The token of what is out of the vocabulary.</summary>
    public const int OutOfVocabulary = 1;

    private const int Reserved = 2;
    private const string Format = "NetGen tokenizer";
    private readonly TokenLevel _level;
    private readonly bool _lower;
    private readonly int? _maxTokens;
    private readonly string _oovToken;
    private Dictionary<string, int>? _numbers;
    private string[] _vocabulary = [];
    private int[] _documents = [];
    private int _texts;

    /// <summary>A tokenizer that has seen nothing.</summary>
    /// <param name="level">Words or characters.</param>
    /// <param name="maxTokens">The size of the vocabulary, with padding and the token for all others; the rarest are left out. Null for no
    /// limit.</param>
    /// <param name="lower">Whether capitals count as small letters, whatever the machine's culture.</param>
    /// <param name="oovToken">What token 1 is called where tokens become a text.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxTokens"/> leaves room for no token, or there is no such
    /// level.</exception>
    public Tokenizer(TokenLevel level = TokenLevel.Word, int? maxTokens = null, bool lower = true, string oovToken = "[UNK]")
    {
        if (!Enum.IsDefined(level))
            throw new ArgumentOutOfRangeException(nameof(level), level, $"There is no level {level}; use Word or Character.");
        if (maxTokens <= Reserved)
            throw new ArgumentOutOfRangeException(
                nameof(maxTokens),
                maxTokens,
                $"A vocabulary of {maxTokens} has room for no token: padding and '{oovToken}' are {Reserved} of them."
            );
        ArgumentNullException.ThrowIfNull(oovToken);
        (_level, _maxTokens, _lower, _oovToken) = (level, maxTokens, lower, oovToken);
    }

    /// <summary>The tokens by number: first "" for padding and the one for all others.</summary>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public IReadOnlyList<string> Vocabulary => Numbers is null ? [] : _vocabulary;

    private Dictionary<string, int> Numbers =>
        _numbers
        ?? throw new InvalidOperationException(
            $"This tokenizer has no vocabulary. Call {nameof(Fit)} with the training texts, or {nameof(Load)} a saved one."
        );

    /// <summary>Learns the vocabulary of texts: those of the training set, and no others. What was learned before is forgotten.</summary>
    /// <returns>The tokenizer itself.</returns>
    /// <exception cref="ArgumentException">There is no text, no token in any, or a text is null; the message says which.</exception>
    public Tokenizer Fit(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var counts = new Dictionary<string, (long Count, int Texts, int Last)>(StringComparer.Ordinal);
        int number = 0;
        foreach (string text in texts)
        {
            if (text is null)
                throw new ArgumentException($"Text {number} is null.", nameof(texts));
            number++;
            foreach (string token in Cut(text))
            {
                (long count, int documents, int last) = counts.GetValueOrDefault(token);
                counts[token] = (count + 1, last == number ? documents : documents + 1, number);
            }
        }
        if (counts.Count == 0)
            throw new ArgumentException(
                $"There is no {_level.ToString().ToLowerInvariant()} in {(number == 0 ? "no text" : $"the {number} texts")}; a vocabulary "
                    + "needs one at least.",
                nameof(texts)
            );
        KeyValuePair<string, (long Count, int Texts, int Last)>[] kept =
        [
            .. counts
                .OrderByDescending(token => token.Value.Count)
                .ThenBy(token => token.Key, StringComparer.Ordinal)
                .Take((_maxTokens ?? int.MaxValue) - Reserved),
        ];
        Know([.. kept.Select(token => token.Key)], [.. kept.Select(token => token.Value.Texts)], number);
        return this;
    }

    /// <summary>The tokens of a text.</summary>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, int> numbers = Numbers;
        return [.. Cut(text).Select(token => numbers.GetValueOrDefault(token, OutOfVocabulary))];
    }

    /// <summary>The tokens of each text, as long as the texts are: <see cref="TokenSequences.Pad"/> makes them one length.</summary>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public int[][] Encode(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(Encode)];
    }

    /// <summary>The text of tokens: words with spaces between them, or characters. Padding is left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token; the message names it and its place.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public string Decode(params ReadOnlySpan<int> tokens)
    {
        int size = Vocabulary.Count;
        var text = new List<string>();
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)size)
                throw new ArgumentOutOfRangeException(
                    nameof(tokens),
                    tokens[i],
                    $"Token {i} is {tokens[i]}; the vocabulary has the tokens 0 to {size - 1}."
                );
            if (tokens[i] != Padding)
                text.Add(_vocabulary[tokens[i]]);
        }
        return string.Join(_level == TokenLevel.Word ? " " : "", text);
    }

    /// <summary>Writes the vocabulary and what it was made with as JSON, as a whole or not at all.</summary>
    /// <param name="path">A file beside the model's weights.</param>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public void Save(string path)
    {
        IReadOnlyList<string> vocabulary = Vocabulary;
        byte[] text = JsonText.Write(
            Format,
            json =>
            {
                json.WriteString("level", _level.ToString());
                json.WriteBoolean("lower", _lower);
                json.WriteString("oov_token", _oovToken);
                if (_maxTokens is int most)
                    json.WriteNumber("max_tokens", most);
                json.WriteNumber("texts", _texts);
                json.WriteList("tokens", vocabulary.Skip(Reserved));
                json.WriteList("texts_with_token", _documents.Skip(Reserved).Select(count => (double)count));
            }
        );
        AtomicFile.Write(path, stream => stream.Write(text));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is none of a tokenizer, or is damaged; the message says what is wrong.</exception>
    public static Tokenizer Load(string path) =>
        JsonText.Read(
            path,
            Format,
            json =>
            {
                string? level = json.Get("level").GetString();
                string[] tokens = json.Get("tokens").Strings();
                int[] documents = [.. json.Get("texts_with_token").EnumerateArray().Select(count => count.GetInt32())];
                int texts = json.Get("texts").GetInt32();
                if (level is not (nameof(TokenLevel.Word) or nameof(TokenLevel.Character)))
                    throw new FormatException($"There is no level {Show.Text(level)}.");
                if (tokens.Length == 0 || documents.Length != tokens.Length || documents.Any(count => count < 1 || count > texts))
                    throw new FormatException(
                        $"There are {tokens.Length} tokens, and {documents.Length} numbers of texts that have them, which must be "
                            + $"from 1 to "
                            + $"{texts}."
                    );
                if (tokens.GroupBy(token => token).FirstOrDefault(same => same.Count() > 1) is { } twice)
                    throw new FormatException($"The token {Show.Text(twice.Key)} is there twice.");
                var tokenizer = new Tokenizer(
                    Enum.Parse<TokenLevel>(level),
                    json.TryGetProperty("max_tokens", out JsonElement most) ? most.GetInt32() : null,
                    lower: json.Get("lower").GetBoolean(),
                    oovToken: json.Get("oov_token").GetString() ?? throw new FormatException("'oov_token' is null.")
                );
                tokenizer.Know(tokens, documents, texts);
                return tokenizer;
            }
        );

    private void Know(string[] tokens, int[] documents, int texts)
    {
        _vocabulary = ["", _oovToken, .. tokens];
        _documents = [0, 0, .. documents];
        _texts = texts;
        _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < tokens.Length; i++)
            _numbers[tokens[i]] = Reserved + i;
    }

    private IEnumerable<string> Cut(string text)
    {
        if (_lower)
            text = text.ToLowerInvariant();
        return _level == TokenLevel.Word ? Words(text) : text.EnumerateRunes().Select(rune => rune.ToString());
    }

    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '\'' || char.IsSurrogate(text[i])))
                continue;
            if (i > start)
                yield return text[start..i];
            start = i + 1;
        }
    }
}
