using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What a generator is given (noise, then the condition or the codes), and how it lies in the batches of the two
/// networks.</summary>
internal sealed class GanLatent
{
    // Above the streams of layers, which count up from 0.
    private const int NoiseStream = 0x4000_0000,
        CodeStream = 0x4000_0001,
        BlurStream = 0x4000_0002,
        LabelStream = 0x4000_0003;

    private readonly GanCodes _codes;
    private readonly NoiseDistribution _distribution;
    private readonly int _inputLength;

    /// <exception cref="ArgumentException">The networks do not fit each other.</exception>
    public GanLatent(ProgramInfo generator, ProgramInfo discriminator, GanCodes codes, NoiseDistribution distribution)
    {
        (_codes, _distribution, _inputLength) = (codes, distribution, generator.InputLength);
        SampleLength = generator.OutputLength;
        SampleShape = Dimensions.Joined(generator.OutputShapes);
        ConditionLength = discriminator.InputLength - SampleLength;
        NoiseLength = generator.InputLength - ConditionLength - codes.Length;
        if (ConditionLength < 0)
            throw new ArgumentException(
                $"{generator.Name} makes samples of {SampleLength} values, but {discriminator.Name} takes {discriminator.InputLength}: "
                    + $"it must take a sample, and behind it the condition if there is one.",
                nameof(discriminator)
            );
        if (
            discriminator.InputShapes[0] is var judged
            && Dimensions.Length(judged) == SampleLength
            && !Dimensions.AreAlike(judged, SampleShape)
        )
            throw new ArgumentException(
                $"{generator.Name} makes samples of the shape {Show.Shape(SampleShape)}, but "
                    + $"{discriminator.Name} takes {Show.Shape(judged)}: as many values in another order.",
                nameof(discriminator)
            );
        if (codes.Length > 0 && ConditionLength > 0)
            throw new ArgumentException(
                $"{generator.Name} makes samples of {SampleLength} values, but {discriminator.Name} takes {discriminator.InputLength}. "
                    + $"Beside codes there is no condition, so that it must take just a sample.",
                nameof(discriminator)
            );
        if (NoiseLength < (ConditionLength > 0 ? 0 : 1))
            throw new ArgumentException(
                $"{generator.Name} takes {generator.InputLength} values, which leaves no noise beside {ConditionLength + codes.Length} "
                    + $"of {(codes.Length > 0 ? "the codes" : "the condition")}.",
                nameof(generator)
            );
        if (codes.Length > 0 ? discriminator.OutputLength != 1 + codes.Length : !SaysOneThing(discriminator.OutputShapes))
            throw new ArgumentException(
                $"{discriminator.Name} has {discriminator.OutputLength} outputs, {Show.Shapes(discriminator.OutputShapes)}, but must have "
                    + (
                        codes.Length == 0
                            ? "one, which says whether a sample is real, or a map of them, [height, width, 1], which says it of each "
                                + "patch of an image."
                            : $"{1 + codes.Length}: the logit of being real, then {codes.Length} for the codes."
                    ),
                nameof(discriminator)
            );
        Verdicts = codes.Length > 0 ? 1 : discriminator.OutputLength;
        if (ConditionLength > 0)
            ConditionShape = ShapeOfConditions(generator, discriminator);
    }

    /// <summary>Values of one generated sample.</summary>
    public int SampleLength { get; }

    /// <summary>The shape of one.</summary>
    public int[] SampleShape { get; }

    /// <summary>What the discriminator takes beside a sample.</summary>
    public int ConditionLength { get; }

    /// <summary>The shape of that; empty without a condition.</summary>
    public int[] ConditionShape { get; } = [];

    /// <summary>Noise values of one sample; 0 where it is made of its condition alone.</summary>
    public int NoiseLength { get; }

    /// <summary>How many of the discriminator's outputs say whether a sample is real: the patches that it sees; they come first.</summary>
    public int Verdicts { get; }

    /// <summary>The inputs of n samples in training: conditions are those that stand in the discriminator's rows.</summary>
    public void Fill(Span<float> inputs, ReadOnlySpan<float> rows, int n, RandomKey key)
    {
        Draw(inputs, n, key);
        int length = SampleLength + ConditionLength;
        for (int i = 0; i < n && ConditionLength > 0; i++)
            rows.Slice(i * length + SampleLength, ConditionLength).CopyTo(inputs[(i * _inputLength + NoiseLength)..]);
    }

    /// <summary>The inputs of n samples on their own.</summary>
    /// <param name="inputs">Is filled.</param>
    /// <param name="given">What stands behind the noise of each: the condition or the codes. If empty, codes are drawn.</param>
    /// <param name="n">How many.</param>
    /// <param name="seed">The same seed draws the same noise and codes. Training draws others.</param>
    public void Generate(Span<float> inputs, ReadOnlySpan<float> given, int n, int seed)
    {
        Draw(inputs, n, new RandomKey(seed, -1));
        int behind = _inputLength - NoiseLength;
        for (int i = 0; i < n && !given.IsEmpty; i++)
            given.Slice(i * behind, behind).CopyTo(inputs[(i * _inputLength + NoiseLength)..]);
    }

    private static bool SaysOneThing(int[][] outputs) =>
        outputs is [var only] && (Dimensions.Length(only) == 1 || (only.Length == 3 && only[^1] == 1));

    private int[] ShapeOfConditions(ProgramInfo generator, ProgramInfo discriminator)
    {
        int[] judged = Behind(discriminator, SampleLength, "the sample"),
            given = Behind(generator, NoiseLength, "the noise");
        return Dimensions.AreAlike(judged, given)
            ? given
            : throw new ArgumentException(
                $"{generator.Name} takes conditions of the shape {Show.Shape(given)}, but {discriminator.Name} takes "
                    + $"{Show.Shape(judged)}: as many values in another order.",
                nameof(discriminator)
            );
    }

    // What a network takes behind the first so many values.
    private static int[] Behind(ProgramInfo network, int length, string what)
    {
        int start = 0,
            i = 0;
        for (; start < length; i++)
            start += Dimensions.Length(network.InputShapes[i]);
        if (start == length)
            return Dimensions.Joined(network.InputShapes[i..]);
        int[] cut = network.InputShapes[i - 1];
        return cut.Length == 1 && i == network.InputShapes.Length
            ? [network.InputLength - length]
            : throw new ArgumentException(
                $"The condition stands behind {what}, not among its channels: of {network.Name} the first {length} values are {what}, "
                    + $"which ends within an input of the shape {Show.Shape(cut)}. Give {what} and the condition an [Input] each, and "
                    + $"join them by [Concatenate].",
                nameof(network)
            );
    }

    // Noise and codes.
    private void Draw(Span<float> inputs, int n, RandomKey key)
    {
        DrawNoise(inputs, n, key);
        for (int i = 0; i < n && _codes.Length > 0; i++)
            DrawCodes(inputs.Slice(i * _inputLength + NoiseLength, _codes.Length), i, key);
    }

    private unsafe void DrawNoise(Span<float> inputs, int n, RandomKey key)
    {
        if (NoiseLength == 0)
            return;
        fixed (float* start = inputs)
        {
            Ptr<float> y = new(start);
            if (_distribution == NoiseDistribution.Normal)
            {
                Noise.Normal(y, _inputLength, NoiseLength, 0, n, NoiseStream, key);
                return;
            }
            Noise.Uniform(y, _inputLength, NoiseLength, 0, n, NoiseStream, key);
            for (int i = 0; i < n; i++)
                foreach (ref float u in (y + i * _inputLength).Span(NoiseLength))
                    u = 2 * u - 1;
        }
    }

    private void DrawCodes(Span<float> codes, int row, RandomKey key)
    {
        codes.Clear();
        if (_codes.Categories > 0)
            codes[(int)(Uniform(row, 0, CodeStream, key) * _codes.Categories)] = 1;
        for (int i = 0; i < _codes.Continuous; i++)
            codes[_codes.Categories + i] = 2 * Uniform(row, 1 + i, CodeStream, key) - 1;
    }

    /// <summary>Writes the targets of the discriminator's outputs: one for all samples, and the codes that these were made from.</summary>
    public void Label(Span<float> targets, float target, ReadOnlySpan<float> inputs, bool hasCodes)
    {
        if (_codes.Length == 0)
        {
            targets.Fill(target);
            return;
        }
        int length = 2 + _codes.Length;
        for (int i = 0; i < targets.Length / length; i++)
        {
            Span<float> row = targets.Slice(i * length, length);
            (row[0], row[1]) = (target, hasCodes ? 1 : 0);
            inputs.Slice(i * _inputLength + NoiseLength, _codes.Length).CopyTo(row[2..]);
        }
    }

    /// <summary>Adds normal noise to the samples in the discriminator's rows.</summary>
    public unsafe void Blur(Span<float> rows, float deviation, RandomKey key)
    {
        int together = Math.Min(SampleLength, 256),
            length = SampleLength + ConditionLength,
            parts = (SampleLength + together - 1) / together;
        float* noise = stackalloc float[together];
        for (int part = 0; part < rows.Length / length * parts; part++)
        {
            (int row, int start) = (part / parts, part % parts * together);
            Noise.Normal(new Ptr<float>(noise), 0, together, 0, 1, BlurStream, key with { Row = part });
            Span<float> values = rows.Slice(row * length + start, Math.Min(together, SampleLength - start));
            for (int k = 0; k < values.Length; k++)
                values[k] += deviation * noise[k];
        }
    }

    /// <summary>A number of a row from 0 to 1.</summary>
    public float Chance(int row, RandomKey key) => Uniform(row, 0, LabelStream, key);

    private static unsafe float Uniform(int row, int column, int stream, RandomKey key)
    {
        float u;
        Noise.Uniform(new Ptr<float>(&u), 0, 1, 0, 1, stream, key with { Row = row * 64 + column });
        return u;
    }
}
