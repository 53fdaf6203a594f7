using NetGen.CompilerServices;

namespace NetGen;

public sealed partial class GanTrainer
{
    private void Load(ReadOnlySpan<float> samples, ReadOnlySpan<float> conditions, int n)
    {
        _reconstruction?.Keep(samples);
        Span<float> rows = _discriminator.Inputs(2 * n);
        int length = SampleLength + ConditionLength;
        for (int i = 0; i < n; i++)
        {
            samples.Slice(i * SampleLength, SampleLength).CopyTo(rows[(i * length)..]);
            Span<float> condition = rows.Slice(i * length + SampleLength, ConditionLength);
            conditions.Slice(i * ConditionLength, ConditionLength).CopyTo(condition);
            condition.CopyTo(rows[((n + i) * length + SampleLength)..]);
        }
    }

    // Draws what the generator is given. Throws if a network cannot take the samples or their conditions.
    private void Prepare(int n, ReadOnlySpan<int> numbers)
    {
        _discriminator.Engine.Checks.Samples(_discriminator.Inputs(n), numbers);
        _latent.Fill(_generator.Inputs(n), _discriminator.Inputs(n), n, Key(0));
        _generator.Engine.Checks.Inputs(_generator.Inputs(n), numbers);
    }

    private GanLosses Step(int n)
    {
        _generator.TakeReference(n);
        _discriminator.TakeReference(n);
        _generator.Forward(n, Draw);
        Show(n);
        if (InstanceNoise > 0)
            _latent.Blur(_discriminator.Inputs(2 * n), InstanceNoise, Key(1));
        float loss = Discriminate(n, out double real, out double fake);
        if (Steps % _options.DiscriminatorSteps == 0)
            _generatorValue = Generate(n);
        return new GanLosses(loss, _generatorValue, real, fake, _l1);
    }

    // What the generator made becomes the second half of the discriminator's batch.
    private void Show(int n)
    {
        Span<float> rows = _discriminator.Inputs(2 * n)[(n * (SampleLength + ConditionLength))..];
        if (ConditionLength == 0)
        {
            _generator.Outputs(n, rows);
            return;
        }
        _generator.Outputs(n, _images.AsSpan(0, n * SampleLength));
        for (int i = 0; i < n; i++)
            _images.AsSpan(i * SampleLength, SampleLength).CopyTo(rows[(i * (SampleLength + ConditionLength))..]);
    }

    private float Discriminate(int n, out double real, out double fake)
    {
        Span<float> targets = _discriminator.Targets(2 * n, _game.TargetLength);
        _latent.Label(targets[..(n * _game.TargetLength)], 1 - _options.LabelSmoothing, _generator.Inputs(n), hasCodes: false);
        _latent.Label(targets[(n * _game.TargetLength)..], _options.GeneratedLabelSmoothing, _generator.Inputs(n), hasCodes: true);
        if (_options.LabelNoise > 0)
            Confuse(targets, n);
        if (_discriminator.Engine.Splits)
        {
            float loss = _discriminator.LossAndGradient(2 * n, _game.Discriminator, _game.TargetLength, Draw);
            ReadOnlySpan<float> verdicts = Verdicts(2 * n);
            (real, fake) = (Believed(verdicts[..(verdicts.Length / 2)]), 1 - Believed(verdicts[(verdicts.Length / 2)..]));
            return _discriminatorDescent.Apply(loss + Penalize(n));
        }
        // Where samples of a batch depend on each other, real and generated ones are batches of their own; what is kept of a batch, such as
        // moving averages, is the real one's.
        _discriminator.First = n;
        float ofFakes = _discriminator.LossAndGradient(n, _game.Discriminator, _game.TargetLength, Draw);
        fake = 1 - Believed(Verdicts(n));
        _discriminator.Gradients.Span(_fakeGradients.Length).CopyTo(_fakeGradients.Span);
        _discriminator.First = 0;
        float ofReal = _discriminator.LossAndGradient(n, _game.Discriminator, _game.TargetLength, Draw);
        real = Believed(Verdicts(n));
        Loop.Run<float, Addition<float>>(new(_fakeGradients.Start, _discriminator.Gradients), 0, 1, _fakeGradients.Length);
        Loop.Run<float, Scale<float>>(new(_discriminator.Gradients, 0.5f), 0, 1, _fakeGradients.Length);
        return _discriminatorDescent.Apply((ofFakes + ofReal) / 2 + Penalize(n));
    }

    // The gradient penalty, whose gradient joins the discriminator's. The real samples, which have been judged, make room for what lies
    // between them and the generated ones.
    private float Penalize(int n)
    {
        if (_options.GradientPenalty == 0)
            return 0;
        int length = SampleLength + ConditionLength;
        Span<float> rows = _discriminator.Inputs(2 * n);
        RandomKey key = new(_options.Seed, ~Draw);
        for (int i = 0; i < n; i++)
        {
            float share = _latent.Chance(i, key);
            Span<float> real = rows.Slice(i * length, SampleLength);
            ReadOnlySpan<float> generated = rows.Slice((n + i) * length, SampleLength);
            for (int k = 0; k < real.Length; k++)
                real[k] = share * real[k] + (1 - share) * generated[k];
        }
        // The slope of the mean over patches, of which the program knows the sum.
        double patches = _latent.Verdicts,
            weight = _options.GradientPenalty / (patches * patches);
        float value = _discriminator.Slope!.Penalty(n, SampleLength, patches, weight, Draw, _slopeGradients.Start);
        Loop.Run<float, Addition<float>>(new(_slopeGradients.Start, _discriminator.Gradients), 0, 1, _slopeGradients.Length);
        return value;
    }

    private float Generate(int n)
    {
        Span<float> targets = _discriminator.Targets(2 * n, _game.TargetLength)[(n * _game.TargetLength)..];
        _latent.Label(targets, _options.Loss.GeneratorTarget, _generator.Inputs(n), hasCodes: true);
        Ptr<float> gradients = ConditionLength == 0 ? _generator.OutputGradients : _inputGradients.Start;
        _discriminator.First = n;
        float loss = _discriminator.InputGradient(n, _game.Generator, _game.TargetLength, Draw, gradients);
        _discriminator.First = 0;
        int pitch = RowPadding.Padded(SampleLength);
        // The padding is zero from the beginning, and stays so.
        if (ConditionLength > 0)
            CompilerServices.Rows.Copy(
                gradients,
                RowPadding.Padded(SampleLength + ConditionLength),
                _generator.OutputGradients,
                pitch,
                SampleLength,
                0,
                n
            );
        // What was made stands in _images wherever there is a condition.
        if (_reconstruction is not null)
            loss += _options.L1Weight * (_l1 = _reconstruction.Join(_images, n, _generator.OutputGradients, pitch));
        PullBack(n, pitch);
        return _generatorDescent.Apply(loss + _generator.Backward());
    }

    private void PullBack(int n, int pitch)
    {
        ProgramInfo info = _generator.Engine.Info;
        if (info.Link is LinearLink)
            return;
        _generator.Outputs(n, _images.AsSpan(0, n * SampleLength));
        for (int i = 0; i < n; i++)
            info.Link.PullBack<float>(
                _images.AsSpan(i * SampleLength, SampleLength),
                (_generator.OutputGradients + i * pitch).Span(SampleLength)
            );
    }

    private void Confuse(Span<float> targets, int n)
    {
        RandomKey key = Key(2);
        for (int i = 0; i < 2 * n; i++)
            if (_latent.Chance(i, key) < _options.LabelNoise)
                targets
                    .Slice(i * _game.TargetLength, _latent.Verdicts)
                    .Fill(i < n ? _options.GeneratedLabelSmoothing : 1 - _options.LabelSmoothing);
    }

    // What the discriminator has said of the last batch.
    private Span<float> Verdicts(int n)
    {
        Span<float> verdicts = _verdicts.AsSpan(0, n * _discriminator.Engine.Info.OutputLength);
        _discriminator.Outputs(n, verdicts);
        return verdicts;
    }

    // The share of the samples, or of their patches, that it takes for real.
    private double Believed(ReadOnlySpan<float> verdicts)
    {
        int outputs = _discriminator.Engine.Info.OutputLength,
            count = 0;
        for (int i = 0; i < verdicts.Length; i += outputs)
            foreach (float verdict in verdicts.Slice(i, _latent.Verdicts))
                if (verdict > _game.Threshold)
                    count++;
        return (double)count / (verdicts.Length / outputs * _latent.Verdicts);
    }
}
