using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

public class OptimizerTests
{
    /// <summary>The formulas of Keras for one parameter, in double: w, g, the step's number counted from 1, and the slots.</summary>
    private delegate double Formula(double w, double g, int t, double[] slots);

    public static TheoryData<string> Names() => [.. Cases.Keys];

    // Settings are floats: 0.1f is what 0.1 becomes in both.
    private static readonly Dictionary<string, (Optimizer, Formula)> Cases = new()
    {
        ["sgd"] = (new SGD(0.1f), (w, g, t, s) => w - 0.1f * g),
        ["sgd, momentum"] = (new SGD(0.1f, momentum: 0.9f), (w, g, t, s) => w + (s[0] = 0.9f * s[0] - 0.1f * g)),
        ["sgd, nesterov"] = (
            new SGD(0.1f, momentum: 0.9f, nesterov: true),
            (w, g, t, s) => w + 0.9f * (s[0] = 0.9f * s[0] - 0.1f * g) - 0.1f * g
        ),
        ["sgd, weight decay"] = (new SGD(0.1f) { WeightDecay = 0.5f }, (w, g, t, s) => w - 0.1f * (w * 0.5f) - 0.1f * g),
        ["rmsprop"] = (new RMSprop(0.01f), (w, g, t, s) => w - 0.01f * g / Math.Sqrt((s[0] = 0.9f * s[0] + Rest(0.9f) * g * g) + 1e-7f)),
        ["rmsprop, momentum"] = (
            new RMSprop(0.01f, 0.8f, 0.5f),
            (w, g, t, s) => w - (s[1] = 0.5f * s[1] + 0.01f * g / Math.Sqrt((s[0] = 0.8f * s[0] + Rest(0.8f) * g * g) + 1e-7f))
        ),
        ["rmsprop, centered"] = (
            new RMSprop(0.01f, centered: true),
            (w, g, t, s) =>
            {
                (s[0], s[1]) = (0.9f * s[0] + Rest(0.9f) * g * g, 0.9f * s[1] + Rest(0.9f) * g);
                return w - 0.01f * g / Math.Sqrt(s[0] - s[1] * s[1] + 1e-7f);
            }
        ),
        ["rmsprop, centered, momentum"] = (
            new RMSprop(0.01f, momentum: 0.5f, centered: true),
            (w, g, t, s) =>
            {
                (s[0], s[1]) = (0.9f * s[0] + Rest(0.9f) * g * g, 0.9f * s[1] + Rest(0.9f) * g);
                return w - (s[2] = 0.5f * s[2] + 0.01f * g / Math.Sqrt(s[0] - s[1] * s[1] + 1e-7f));
            }
        ),
        ["adam"] = (new Adam(0.01f), (w, g, t, s) => Adam(w, g, t, s, 0.9f, 0.999f, 1e-7f, amsgrad: false)),
        ["adam, amsgrad, weight decay"] = (
            new Adam(0.01f, 0.8f, 0.5f, 1e-3f, amsgrad: true) { WeightDecay = 0.5f },
            (w, g, t, s) => Adam(w - 0.01f * (w * 0.5f), g, t, s, 0.8f, 0.5f, 1e-3f, amsgrad: true)
        ),
        ["adamw"] = (new AdamW(0.01f), (w, g, t, s) => Adam(w - 0.01f * (double)0.004f * w, g, t, s, 0.9f, 0.999f, 1e-7f, amsgrad: false)),
        ["adagrad"] = (
            new Adagrad(0.05f, 0.2f),
            (w, g, t, s) => w - 0.05f * g / Math.Sqrt((s[0] = (t == 1 ? 0.2f : s[0]) + g * g) + 1e-7f)
        ),
        ["adadelta"] = (
            new Adadelta(0.5f, 0.9f, 1e-3f),
            (w, g, t, s) =>
            {
                s[0] = 0.9f * s[0] + Rest(0.9f) * g * g;
                double d = g * Math.Sqrt(s[1] + 1e-3f) / Math.Sqrt(s[0] + 1e-3f);
                s[1] = 0.9f * s[1] + Rest(0.9f) * d * d;
                return w - 0.5f * d;
            }
        ),
        ["adamax"] = (
            new Adamax(0.01f, 0.8f, 0.9f),
            (w, g, t, s) =>
            {
                (s[0], s[1]) = (0.8f * s[0] + Rest(0.8f) * g, Math.Max(0.9f * s[1], Math.Abs(g)));
                return w - 0.01f / (1 - Math.Pow(0.8f, t)) * s[0] / (s[1] + 1e-7f);
            }
        ),
        ["nadam"] = (
            new Nadam(0.01f, 0.8f, 0.9f),
            (w, g, t, s) =>
            {
                double U(int step) => 0.8f * (1 - 0.5 * Math.Pow(0.96, step));
                (s[0], s[1]) = (0.8f * s[0] + Rest(0.8f) * g, 0.9f * s[1] + Rest(0.9f) * g * g);
                s[2] = (t == 1 ? 1 : s[2]) * U(t);
                double m = U(t + 1) * s[0] / (1 - s[2] * U(t + 1)) + (1 - U(t)) * g / (1 - s[2]),
                    v = s[1] / (1 - Math.Pow(0.9f, t));
                return w - 0.01f * m / (Math.Sqrt(v) + 1e-7f);
            }
        ),
        ["lion"] = (
            new Lion(0.01f, 0.8f, 0.9f),
            (w, g, t, s) =>
            {
                double step = 0.01f * Math.Sign(0.8f * s[0] + Rest(0.8f) * g);
                s[0] = 0.9f * s[0] + Rest(0.9f) * g;
                return w - step;
            }
        ),
        ["ftrl"] = (new Ftrl(0.05f), (w, g, t, s) => Ftrl(w, g, t, s, 0.05f, 0.5f, 0.1f, 0, 0, 0, 0)),
        ["ftrl, regularised"] = (
            new Ftrl(0.05f, -0.4f, 0.2f, l1: 0.01f, l2: 0.02f, l2Shrinkage: 0.03f, beta: 0.04f),
            (w, g, t, s) => Ftrl(w, g, t, s, 0.05f, 0.4f, 0.2f, 0.01f, 0.02f, 0.03f, 0.04f)
        ),
        ["ftrl, no rate, moving average"] = (
            new Ftrl(0) { UseEma = true, EmaMomentum = 0.5f },
            (w, g, t, s) => s[2] = t == 1 ? w : 0.5f * s[2] + Rest(0.5f) * w
        ),
        ["moving average"] = (
            new SGD(0.1f)
            {
                UseEma = true,
                EmaMomentum = 0.9f,
                EmaOverwriteFrequency = 3,
            },
            (w, g, t, s) =>
            {
                w -= 0.1f * g;
                s[0] = t == 1 ? w : 0.9f * s[0] + Rest(0.9f) * w;
                return t % 3 == 0 ? s[0] : w;
            }
        ),
    };

    [Theory, MemberData(nameof(Names))]
    public void FollowsTheFormulaOnABadlyScaledProblem(string name)
    {
        Compare<float>(name, 6, 2e-5);
        Compare<double>(name, 100, 1e-9);
    }

    // 1 - x in double.
    private static double Rest(double x) => 1 - x;

    private static double Adam(double w, double g, int t, double[] s, double beta1, double beta2, double epsilon, bool amsgrad)
    {
        (s[0], s[1]) = (beta1 * s[0] + (1 - beta1) * g, beta2 * s[1] + (1 - beta2) * g * g);
        s[2] = Math.Max(s[1], s[2]);
        double rate = 0.01f * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
        return w - rate * s[0] / (Math.Sqrt(amsgrad ? s[2] : s[1]) + epsilon);
    }

    private static double Ftrl(
        double w,
        double g,
        int t,
        double[] s,
        double rate,
        double power,
        double initial,
        double l1,
        double l2,
        double shrinkage,
        double beta
    )
    {
        double before = t == 1 ? initial : s[0],
            sum = before + g * g;
        s[1] += g + 2 * shrinkage * w - (Math.Pow(sum, power) - Math.Pow(before, power)) / rate * w;
        s[0] = sum;
        double quadratic = Math.Pow(sum, power) / rate + 2 * (l2 + beta / (2 * rate));
        return (Math.Clamp(s[1], -l1, l1) - s[1]) / quadratic;
    }

    // Minimises half the sum of c w², where c goes from 1e-3 to 10.
    private static void Compare<T>(string name, int steps, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (Optimizer optimizer, Formula formula) = Cases[name];
        const int length = 48;
        var random = new Random(3);
        double[] w = [.. Enumerable.Range(0, length).Select(_ => (double)(float)(random.NextDouble() - 0.5))],
            c = [.. w.Select((_, i) => (double)(float)Math.Pow(10, 4.0 * i / (length - 1) - 3))];
        double[][] slots = [.. w.Select(_ => new double[3])];
        using NativeArray<T> p = new(length),
            g = new(length),
            s = new(Math.Max(1, optimizer.AllSlots) * length);
        for (int i = 0; i < length; i++)
            p.Span[i] = T.CreateTruncating(w[i]);
        for (int t = 1; t <= steps; t++)
        {
            for (int i = 0; i < length; i++)
            {
                g.Span[i] = T.CreateTruncating(c[i]) * p.Span[i];
                w[i] = formula(w[i], c[i] * w[i], t, slots[i]);
            }
            foreach ((int from, int to) in new[] { (0, 16), (16, 48) })
                optimizer.Update(
                    new OptimizerStep<T>
                    {
                        Length = to - from,
                        Number = t,
                        LearningRate = optimizer.Rate,
                        ParameterStart = p.Start + from,
                        GradientStart = g.Start + from,
                        Slots = s.Start + from,
                        SlotPitch = length,
                    },
                    optimizer.Step
                );
            for (int i = 0; i < length; i++)
                Assert.Equal(w[i], double.CreateTruncating(p.Span[i]), tolerance * Math.Max(1, Math.Abs(w[i])));
        }
    }

    [Fact]
    public void AveragesDoNotDecayIntoDenormals()
    {
        foreach (
            Optimizer optimizer in new Optimizer[]
            {
                new SGD(0.1f, 0.5f),
                new RMSprop(0.1f, 0.5f, 0.5f, centered: true),
                new Adam(0.1f, 0.5f, 0.5f),
                new Adadelta(0.1f, 0.5f),
                new Adamax(0.1f, 0.5f, 0.5f),
                new Nadam(0.1f, 0.5f, 0.5f),
                new Lion(0.1f, 0.5f, 0.5f),
            }
        )
        {
            using NativeArray<float> p = new(16),
                g = new(16),
                s = new(optimizer.Slots * 16);
            g.Span.Fill(1);
            for (int t = 1; t < 400; t++)
            {
                optimizer.Update(
                    new OptimizerStep<float>
                    {
                        Length = 16,
                        Number = t,
                        LearningRate = optimizer.Rate,
                        ParameterStart = p.Start,
                        GradientStart = g.Start,
                        Slots = s.Start,
                        SlotPitch = 16,
                    },
                    optimizer.Step
                );
                g.Span.Clear();
            }
            foreach (float x in s.Span)
                Assert.True(float.IsNormal(x) || x == 0, $"{optimizer.GetType().Name}: {x}");
        }
    }

    [Fact]
    public void ClippingLimitsTheGradient()
    {
        Assert.Equal([0.6f, 0, 0.8f, 0, 0, 0], Clipped(new SGD { ClipNorm = 1 }, [3, 0, 4], [0, 0, 0]));
        Assert.Equal([0.3f, 0, 0.4f, 0, 0, 0.5f], Clipped(new SGD { ClipNorm = 0.5f }, [3, 0, 4], [0, 0, 7]));
        Assert.Equal([3, 0, 0, 0, 0, 4], Clipped(new SGD { GlobalClipNorm = 5 }, [3, 0, 0], [0, 0, 4]));
        Assert.Equal([1.5f, 0, 0, 0, 0, 2], Clipped(new SGD { GlobalClipNorm = 2.5f }, [3, 0, 0], [0, 0, 4]));
        Assert.Equal([1, -1, 0.5f, 0, 0, 1], Clipped(new SGD { ClipValue = 1 }, [3, -2, 0.5f], [0, 0, 4]));
    }

    /// <summary>Squares overflow at 1.8e19 in float, values at 3.4e38.</summary>
    [Fact]
    public void ClippingOfValuesWhoseSquaresOverflow()
    {
        Assert.Equal([0.6f, 0, 0.8f, 0, 0, 0], Clipped(new SGD { ClipNorm = 1 }, [3e20f, 0, 4e20f], [0, 0, 0]));
        Assert.Equal([0.6f, 0, -0.8f, 0, 0, 0.5f], Clipped(new SGD { ClipNorm = 1 }, [1.8e38f, 0, -2.4e38f], [0, 0, 0.5f]));
        Assert.Equal([0.3f, 0, 0, 0, 0, 0.4f], Clipped(new SGD { GlobalClipNorm = 0.5f }, [3e25f, 0, 0], [0, 0, 4e25f]));
        Assert.Equal(
            [0.57735f, 0.57735f, 0.57735f, 0, 0, 0],
            Clipped(new SGD { GlobalClipNorm = 1 }, [3.4e38f, 3.4e38f, 3.4e38f], [0, 0, 0])
        );
        Assert.Equal([3e20f, 0, 0, 0, 0, 4e20f], Clipped(new SGD { GlobalClipNorm = 6e20f }, [3e20f, 0, 0], [0, 0, 4e20f]));
    }

    /// <summary>Adam and RMSprop keep squares: of a gradient whose square is infinite their average would stay infinite, and the parameter
    /// would never move again.</summary>
    [Fact]
    public void SquaresThatCannotBeKeptAreADivergence()
    {
        foreach (
            Optimizer optimizer in new Optimizer[]
            {
                new Adam(),
                new Adam(amsgrad: true),
                new RMSprop(),
                new RMSprop(centered: true),
                new Adam { ClipValue = 1e30f },
            }
        )
        {
            var network = new LinearNetwork<float>(1, 1);
            network.SetParameters([1e-5f]);
            using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, optimizer, 1);
            Assert.Contains(
                "the gradient of dense.kernel became 2E+25",
                Assert.Throws<ArithmeticException>(() => trainer.Step([1e15f], [0])).Message.Replace("2.0000001E+25", "2E+25")
            );
            Assert.Equal([1e-5f], network.Parameters);
        }
        foreach (
            Optimizer optimizer in new Optimizer[]
            {
                new SGD(1e-26f),
                new SGD(0.5f) { ClipNorm = 1 },
                new Adam { GlobalClipNorm = 1 },
                new RMSprop { ClipValue = 1 },
            }
        )
        {
            var network = new LinearNetwork<float>(1, 1);
            network.SetParameters([1e-5f]);
            using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, optimizer, 1);
            trainer.Step([1e15f], [0]);
            Assert.True(float.IsFinite(network.Parameters[0]) && network.Parameters[0] < 1e-5f);
        }
    }

    [Fact]
    public void AStepThatWouldBeInfiniteIsADivergence()
    {
        var network = new LinearNetwork<float>(1, 1);
        network.SetParameters([1e-5f]);
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(1e15f), 1);
        Assert.Throws<ArithmeticException>(() => trainer.Step([1e15f], [0]));
        Assert.Equal([1e-5f], network.Parameters);
    }

    private static float[] Clipped(Optimizer optimizer, float[] a, float[] b)
    {
        var info = new ProgramInfo
        {
            Name = "Two",
            InputLength = 1,
            OutputLength = 1,
            OutputColumns = 1,
            ArenaLength = 32,
            Parameters =
            [
                new ParameterSpec
                {
                    Name = "a",
                    Shape = [3],
                    Offset = 0,
                    Pitch = 16,
                },
                new ParameterSpec
                {
                    Name = "b",
                    Shape = [3],
                    Offset = 16,
                    Pitch = 16,
                },
            ],
        };
        using var g = new NativeArray<float>(32);
        Layout.FromUser(info, [.. a, .. b], g.Start);
        Assert.True(GradientClipping.Apply(optimizer, info, g.Start));
        var result = new float[6];
        Layout.ToUser(info, g.Start, result);
        return [.. result.Select(x => MathF.Round(x, 5))];
    }

    [Fact]
    public void BadSettingsAreNamed()
    {
        Names<ArgumentOutOfRangeException>("LearningRate must be a number from 0 on, not -1", () => new SGD(-1));
        Names<ArgumentOutOfRangeException>("LearningRate", () => new Adam(float.NaN));
        Names<ArgumentOutOfRangeException>("momentum must be at least 0 and less than 1, not 1", () => new SGD(0.1f, 1));
        Names<ArgumentOutOfRangeException>("rho", () => new RMSprop(rho: -0.1f));
        Names<ArgumentOutOfRangeException>("beta2", () => new Adam(beta2: 1.5f));
        Names<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: -1));
        Names<ArgumentOutOfRangeException>("ClipNorm", () => new Adam { ClipNorm = -1 });
        Names<ArgumentOutOfRangeException>("WeightDecay", () => new Adam { WeightDecay = float.PositiveInfinity });
        Names<ArgumentException>("set only one", () => new Adam { ClipNorm = 1, ClipValue = 1 }.Check());

        static void Names<E>(string text, Action action)
            where E : Exception => Assert.Contains(text, Assert.Throws<E>(action).Message);
    }
}
