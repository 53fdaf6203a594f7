using System.Numerics.Tensors;
using Xunit.Abstractions;

namespace NetGen.Samples.Tests;

/// <summary>Steps that users write themselves, of what every network has: predictions, gradients of losses, the chain rule, and an
/// optimizer that takes any gradient.</summary>
public class OwnStepTests(ITestOutputHelper output)
{
    /// <summary>Two kinds of points and no pairs: each kind is moved to the other and back, which is where it came from (Zhu et al.,
    /// "Unpaired image-to-image translation using cycle-consistent adversarial networks", 2017).</summary>
    [Fact]
    public void Cycle()
    {
        const int N = 128,
            Steps = 4_000;
        var random = new Random(1);
        PointMover there = new(seed: 1),
            back = new(seed: 2);
        PointKind isThere = new(seed: 3),
            isBack = new(seed: 4);
        using var learnsThere = Learner(there);
        using var learnsBack = Learner(back);
        using var learnsIsThere = Learner(isThere);
        using var learnsIsBack = Learner(isBack);
        float[] real = [.. Enumerable.Repeat(1f, N)],
            labels = [.. real, .. new float[N]];
        for (int step = 0; step < Steps; step++)
        {
            float[] a = Arc(N, random),
                b = Line(N, random),
                fakeB = Predicted(there, a),
                fakeA = Predicted(back, b);
            learnsIsThere.Step([.. b, .. fakeB], labels);
            learnsIsBack.Step([.. a, .. fakeA], labels);

            // What the judge of the one side and the way back say of what was made.
            (float[] ofThere, float[] ofBack) = Half(there, back, isThere, a, fakeB);
            (float[] alsoOfBack, float[] alsoOfThere) = Half(back, there, isBack, b, fakeA);
            TensorPrimitives.Add(ofThere, alsoOfThere, ofThere);
            TensorPrimitives.Add(ofBack, alsoOfBack, ofBack);
            learnsThere.Apply(ofThere);
            learnsBack.Apply(ofBack);
        }
        float[] points = Arc(1_000, random),
            moved = Predicted(there, points),
            returned = Predicted(back, moved);
        double astray = 0,
            lost = 0;
        for (int i = 0; i < 1_000; i++)
        {
            astray += Math.Abs(moved[2 * i + 1] - Height(moved[2 * i])) / 1_000;
            lost += Math.Sqrt(Math.Pow(returned[2 * i] - points[2 * i], 2) + Math.Pow(returned[2 * i + 1] - points[2 * i + 1], 2)) / 1_000;
        }
        double spread = Enumerable.Range(0, 1_000).Max(i => moved[2 * i]) - Enumerable.Range(0, 1_000).Min(i => moved[2 * i]);
        output.WriteLine($"{astray:F3} from the line, {lost:F3} from where they came, spread over {spread:F2} of 2.");
        Assert.InRange(astray, 0, 0.1);
        Assert.InRange(lost, 0, 0.1);
        Assert.InRange(spread, 1.6, 2.4);

        Trainer<float> Learner(INetwork<float> net) => new(net, Loss.MeanSquaredError, new Adam(1e-3f, beta1: 0.5f), 2 * N);

        (float[] OfMover, float[] OfReturn) Half(PointMover mover, PointMover returner, PointKind judge, float[] from, float[] made)
        {
            float[] ofMade = new float[2 * N],
                ofCycle = new float[2 * N],
                ofMover = new float[PointMover.ParameterCount],
                ofReturn = new float[PointMover.ParameterCount];
            judge.LossAndInputGradient(made, real, Loss.MeanSquaredError, ofMade);
            float[] away = Predicted(returner, made);
            for (int i = 0; i < away.Length; i++)
                away[i] = 10 * 2 * (away[i] - from[i]) / away.Length;
            returner.Backpropagate(made, away, ofReturn, ofCycle);
            TensorPrimitives.Add(ofMade, ofCycle, ofMade);
            mover.Backpropagate(from, ofMade, ofMover);
            return (ofMover, ofReturn);
        }
    }

    /// <summary>A small network learns more of a large one's doubts than of the labels of a few images (Hinton, Vinyals and Dean,
    /// "Distilling the knowledge in a neural network", 2015).</summary>
    [Fact]
    public void Distillation()
    {
        const float Temperature = 4;
        (Dataset train, Dataset test) = Digits();
        var logits = new SparseCategoricalCrossentropy(fromLogits: true);
        var teacher = new DigitTeacher(seed: 1);
        teacher.Fit(
            new Dataset(Inputs(train), Targets(train), [8, 8, 1], [1]),
            new FitOptions
            {
                Epochs = 20,
                BatchSize = 32,
                Loss = logits,
                Optimizer = new Adam(2e-3f),
                Seed = 1,
            }
        );

        // 60 images have labels; all others only what the teacher says of them.
        Dataset few = train.Take(60);
        var alone = new DigitStudent(seed: 2);
        alone.Fit(
            few,
            new FitOptions
            {
                Epochs = 200,
                BatchSize = 20,
                Loss = logits,
                Optimizer = new Adam(2e-3f),
                Seed = 1,
            }
        );

        var taught = new DigitStudent(seed: 2);
        using var trainer = new Trainer<float>(taught, logits, new Adam(2e-3f), 64);
        float[] images = Inputs(train),
            hard = new float[DigitStudent.ParameterCount],
            soft = new float[DigitStudent.ParameterCount];
        for (int step = 0; step < 2_000; step++)
        {
            float[] batch = images.AsSpan(step * 64 % (train.Count / 64 * 64) * 64, 64 * 64).ToArray(),
                says = Predicted(teacher, batch),
                thinks = Predicted(taught, batch);
            for (int i = 0; i < 64; i++)
            {
                Span<float> doubts = says.AsSpan(10 * i, 10),
                    guess = thinks.AsSpan(10 * i, 10);
                TensorPrimitives.Divide(doubts, Temperature, doubts);
                TensorPrimitives.Divide(guess, Temperature, guess);
                TensorPrimitives.SoftMax(doubts, doubts);
                TensorPrimitives.SoftMax(guess, guess);
                // T² times the slope of the cross-entropy of both at the temperature T.
                TensorPrimitives.Subtract(guess, doubts, guess);
                TensorPrimitives.Multiply(guess, Temperature / 64, guess);
            }
            taught.Backpropagate(batch, thinks, soft);
            taught.LossAndGradient(Inputs(few), Targets(few), logits, hard);
            TensorPrimitives.AddMultiply(hard, soft, 0.1f, hard); // (hard + soft) · 0.1
            TensorPrimitives.MultiplyAdd(soft, 0.9f, hard, hard);
            trainer.Apply(hard);
        }
        double ofTeacher = Accuracy(teacher, test),
            ofAlone = Accuracy(alone, test),
            ofTaught = Accuracy(taught, test);
        output.WriteLine($"Teacher {ofTeacher:P1}, a student of 60 labels {ofAlone:P1}, of these and the teacher {ofTaught:P1}.");
        Assert.True(ofTaught > ofAlone + 0.03 && ofTaught > ofTeacher - 0.05);
    }

    /// <summary>An autoencoder whose distance between images is one between what a judge sees in them (Larsen et al., "Autoencoding beyond
    /// pixels using a learned similarity metric", 2016).</summary>
    [Fact]
    public void VariationalAutoencoderWithAJudge()
    {
        const int N = 64;
        (Dataset train, Dataset test) = Digits();
        DigitCoder coder = new(seed: 1);
        DigitPainter painter = new(seed: 2);
        DigitCritic critic = new(seed: 3);
        using Trainer<float> learnsCoder = new(coder, Loss.MeanSquaredError, new Adam(1e-3f), N),
            learnsPainter = new(painter, Loss.MeanSquaredError, new Adam(1e-3f), N),
            learnsCritic = new(critic, Loss.MeanSquaredError, new Adam(3e-4f, beta1: 0.5f), 2 * N);
        var random = new Random(1);
        float[] images = Inputs(train),
            real = [.. Enumerable.Repeat(1f, N)];
        double before = Away(coder, painter, critic, test).Features;
        for (int step = 0; step < 3_000; step++)
        {
            float[] x = images.AsSpan(random.Next(train.Count - N) * 64, N * 64).ToArray(),
                code = Predicted(coder, x),
                noise = [.. Enumerable.Range(0, N * 8).Select(_ => Normal(random))],
                z = new float[N * 8];
            for (int i = 0; i < z.Length; i++)
                z[i] = code[i / 8 * 16 + i % 8] + MathF.Exp(code[i / 8 * 16 + 8 + i % 8] / 2) * noise[i];
            float[] painted = Predicted(painter, z),
                drawn = Predicted(painter, noise);
            learnsCritic.Step([.. x, .. drawn], [.. real, .. new float[N]]);

            // How the painting differs in the judge's eyes, and whether the judge believes it.
            float[] away = Predicted(critic.DigitFeatures, painted),
                wanted = Predicted(critic.DigitFeatures, x),
                ofPainted = new float[N * 64],
                ofDrawn = new float[N * 64],
                ofZ = new float[N * 8],
                ofPainter = new float[DigitPainter.ParameterCount],
                ofDrawing = new float[DigitPainter.ParameterCount],
                ofCoder = new float[DigitCoder.ParameterCount];
            for (int i = 0; i < away.Length; i++)
                away[i] = (away[i] - wanted[i]) / N;
            critic.DigitFeatures.Backpropagate(painted, away, [], ofPainted);
            painter.Backpropagate(z, ofPainted, ofPainter, ofZ);
            critic.LossAndInputGradient(drawn, real, Loss.MeanSquaredError, ofDrawn);
            painter.Backpropagate(noise, ofDrawn, ofDrawing);
            TensorPrimitives.MultiplyAdd(ofDrawing, 0.1f, ofPainter, ofPainter);
            learnsPainter.Apply(ofPainter);

            // The code also stays near a normal distribution: the divergence's slope is m, and (exp(v) - 1) / 2.
            float[] ofCode = new float[N * 16];
            for (int i = 0; i < z.Length; i++)
            {
                int mean = i / 8 * 16 + i % 8,
                    variance = mean + 8;
                ofCode[mean] = ofZ[i] + 0.02f * code[mean] / N;
                ofCode[variance] = ofZ[i] * noise[i] * MathF.Exp(code[variance] / 2) / 2 + 0.02f * (MathF.Exp(code[variance]) - 1) / 2 / N;
            }
            coder.Backpropagate(x, ofCode, ofCoder);
            learnsCoder.Apply(ofCoder);
        }
        (double pixels, double features) = Away(coder, painter, critic, test);
        double ofMean = Spread(test);
        output.WriteLine(
            $"Unseen digits: {pixels:F4} a pixel where the mean digit is {ofMean:F4} away; in the judge's eyes {features:F3}, at first "
                + $"{before:F3}."
        );
        Assert.InRange(pixels, 0, 0.6 * ofMean);
    }

    private static (double Pixels, double Features) Away(DigitCoder coder, DigitPainter painter, DigitCritic critic, Dataset test)
    {
        float[] x = Inputs(test),
            code = Predicted(coder, x),
            means = [.. Enumerable.Range(0, test.Count * 8).Select(i => code[i / 8 * 16 + i % 8])],
            painted = Predicted(painter, means);
        return (Distance(x, painted), Distance(Predicted(critic.DigitFeatures, x), Predicted(critic.DigitFeatures, painted)));
    }

    private static double Distance(float[] a, float[] b) => Math.Pow(TensorPrimitives.Distance<float>(a, b), 2) / a.Length;

    // How far digits are from the mean digit.
    private static double Spread(Dataset data)
    {
        float[] x = Inputs(data);
        double[] mean = [.. Enumerable.Range(0, 64).Select(k => Enumerable.Range(0, data.Count).Average(i => x[i * 64 + k]))];
        return x.Select((value, i) => Math.Pow(value - mean[i % 64], 2)).Average();
    }

    private static (Dataset Train, Dataset Test) Digits() =>
        Dataset.FromCsv(Path.Combine(Sample.Folder, "Digits", "data", "digits.csv.gz")).MinMaxScale(out _).Split(0.8, seed: 1);

    private static float[] Inputs(Dataset data)
    {
        var inputs = new float[data.Count * 64];
        for (int i = 0; i < data.Count; i++)
            data.CopyInputTo(i, inputs.AsSpan(i * 64, 64));
        return inputs;
    }

    private static float[] Targets(Dataset data)
    {
        var targets = new float[data.Count];
        for (int i = 0; i < data.Count; i++)
            data.CopyTargetTo(i, targets.AsSpan(i, 1));
        return targets;
    }

    private static double Accuracy(INetwork<float> net, Dataset test)
    {
        float[] says = Predicted(net, Inputs(test)),
            digits = Targets(test);
        return Enumerable
            .Range(0, test.Count)
            .Average(i => TensorPrimitives.IndexOfMax(says.AsSpan(i * 10, 10)) == (int)digits[i] ? 1.0 : 0);
    }

    private static float[] Predicted(INetwork<float> net, float[] inputs)
    {
        var outputs = new float[inputs.Length / net.Inputs.Sum(Length) * net.Outputs.Sum(Length)];
        net.Predict(inputs, outputs);
        return outputs;

        static int Length(LayerInfo layer) => layer.Shape.Aggregate(1, (product, axis) => product * axis);
    }

    // Points above an arc, and points along a line that rises.
    private static float[] Arc(int n, Random random) =>
        [
            .. Enumerable
                .Range(0, n)
                .Select(_ => Math.PI * random.NextDouble())
                .SelectMany(t => new[] { (float)Math.Cos(t), (float)Math.Sin(t) }),
        ];

    private static float[] Line(int n, Random random) =>
        [.. Enumerable.Range(0, n).Select(_ => 2 + 2 * random.NextDouble()).SelectMany(x => new[] { (float)x, (float)Height(x) })];

    private static double Height(double x) => 0.5 * (x - 3) - 1;

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
