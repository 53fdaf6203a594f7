namespace NetGen;

/// <summary>A data source as a generative adversarial network sees it: samples, and conditions made of their targets.</summary>
internal sealed class GanData
{
    private readonly GanLatent _latent;
    private float[] _targets = [];

    /// <exception cref="ArgumentException">The data does not fit the networks.</exception>
    public GanData(IDataSource source, GanLatent latent, bool isPaired = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        SampleWeights.Refuse(source, "adversarial training");
        if (isPaired)
            source = new TurnedSource(source);
        (Source, _latent) = (source, latent);
        (string samples, string conditions) = isPaired ? ("Targets", "inputs") : ("Samples", "targets");
        if (source.Count < 1)
            throw new ArgumentException("The training data has no samples.", nameof(source));
        if (source.InputLength != latent.SampleLength)
            throw new ArgumentException(
                $"{samples} of the training data have the shape {Show.Shape(source.InputShape)}, {source.InputLength} values, but the "
                    + $"generator makes {latent.SampleLength}.",
                nameof(source)
            );
        if (!Dimensions.AreAlike(source.InputShape, latent.SampleShape))
            throw new ArgumentException(
                $"{samples} of the training data have the shape {Show.Shape(source.InputShape)}, but the generator "
                    + $"makes {Show.Shape(latent.SampleShape)}: as many values in another order. Turn the axes of the data.",
                nameof(source)
            );
        if (latent.ConditionLength > 0 && source.TargetLength != 1 && source.TargetLength != latent.ConditionLength)
            throw new ArgumentException(
                $"The networks take conditions of {latent.ConditionLength} values; {conditions} of the training data have "
                    + $"{source.TargetLength}, but must be that many, or one class.",
                nameof(source)
            );
        if (latent.ConditionLength == source.TargetLength && !Dimensions.AreAlike(source.TargetShape, latent.ConditionShape))
            throw new ArgumentException(
                $"The networks take conditions of the shape {Show.Shape(latent.ConditionShape)}; {conditions} of the training data have "
                    + $"the shape {Show.Shape(source.TargetShape)}: as many values in another order. Turn the axes of the data.",
                nameof(source)
            );
    }

    public IDataSource Source { get; }

    public int Count => Source.Count;

    /// <summary>Reads samples and their conditions: targets as they are, or classes one-hot.</summary>
    public void Read(ReadOnlySpan<int> numbers, Span<float> samples, Span<float> conditions)
    {
        int length = Source.TargetLength;
        if (_targets.Length < numbers.Length * length)
            _targets = new float[numbers.Length * length];
        Span<float> targets = _targets.AsSpan(0, numbers.Length * length);
        Source.Read(numbers, samples, targets);
        if (_latent.ConditionLength == length)
            targets.CopyTo(conditions);
        else if (_latent.ConditionLength > 0)
            for (int i = 0; i < numbers.Length; i++)
                OneHot(targets[i], conditions.Slice(i * _latent.ConditionLength, _latent.ConditionLength), $"sample {numbers[i]}");
    }

    /// <summary>Reads random samples.</summary>
    public void Read(int seed, Span<float> output)
    {
        int n = Whole(output.Length);
        Read(Draw(seed, n), output, new float[n * _latent.ConditionLength]);
    }

    /// <summary>Generates samples with the conditions of random ones.</summary>
    public void Generate(INetwork<float> generator, int seed, Span<float> output)
    {
        int n = Whole(output.Length),
            length = generator.Engine.Info.InputLength;
        float[] inputs = new float[n * length],
            conditions = new float[n * _latent.ConditionLength],
            samples = new float[output.Length];
        Read(Draw(seed, n), samples, conditions);
        _latent.Generate(inputs, conditions, n, seed);
        generator.Predict(inputs, output);
    }

    /// <summary>A class as 1 among zeros.</summary>
    public static void OneHot(float label, Span<float> condition, string what)
    {
        if (!(label >= 0 && label < condition.Length && label == (int)label))
            throw new ArgumentException(
                $"The class of {what} is {label}; the networks' conditions have room for classes from 0 to {condition.Length - 1}."
            );
        condition.Clear();
        condition[(int)label] = 1;
    }

    private int Whole(int values) =>
        values % _latent.SampleLength == 0
            ? values / _latent.SampleLength
            : throw new ArgumentException($"{values} values are not a whole number of samples of {_latent.SampleLength}.");

    // Every sample once before any comes again.
    private int[] Draw(int seed, int n)
    {
        var order = new SampleOrder(Count);
        order.Begin(0, seed);
        var numbers = new int[n];
        for (int i = 0; i < n; i++)
            numbers[i] = order[i % Count];
        return numbers;
    }
}
