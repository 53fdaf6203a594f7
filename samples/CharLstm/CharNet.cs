using NetGen;

namespace CharLstm;

/// <summary>Reads a text character by character, and says how likely each character is to come next.</summary>
[Network]
[Input(64)]
[Embedding(CharNet.Characters, 32, EmbeddingsInitializer = Initializer.GlorotUniform)]
[LSTM(192, ReturnSequences = true)]
[Dense(CharNet.Characters, Activation.Softmax)]
public sealed partial class CharNet
{
    /// <summary>The line's end, and ASCII from the space to the tilde.</summary>
    public const int Characters = 96;

    /// <summary>The numbers of a text's characters.</summary>
    public static float[] Encode(string text) =>
        [
            .. text.Select(c =>
                c is '\n' ? 0f
                : c is >= ' ' and <= '~' ? c - ' ' + 1
                : throw new ArgumentException($"'{c}' is neither the line's end nor ASCII.")
            ),
        ];

    /// <summary>The text that numbers stand for.</summary>
    public static string Decode(float[] characters) => string.Concat(characters.Select(c => c == 0 ? '\n' : (char)(c + ' ' - 1)));
}
