using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

public class OptimizerTests
{
    /// <summary>The formulas of Keras for one parameter: w, g, the step's number and the slots.</summary>
    private delegate double Formula(double w, double g, int t, double[] slots);

    public static TheoryData<string> Names() => [.. Cases.Keys];

    private static readonly Dictionary<string, (Optimizer, Formula)> Cases = new()
    {
        ["sgd"] = (new SGD(0.1f), (w, g, t, s) => w - 0.1 * g),
        ["sgd, momentum"] = (new SGD(0.1f, momentum: 0.9f), (w, g, t, s) => w + (s[0] = 0.9 * s[0] - 0.1 * g)),
        ["sgd, nesterov"] = (
            new SGD(0.1f, momentum: 0.9f, nesterov: true),
            (w, g, t, s) => w + 0.9 * (s[0] = 0.9 * s[0] - 0.1 * g) - 0.1 * g
        ),
        ["sgd, weight decay"] = (new SGD(0.1f) { WeightDecay = 0.5f }, (w, g, t, s) => w - 0.05 * w - 0.1 * g),
        ["rmsprop"] = (new RMSprop(0.01f), (w, g, t, s) => w - 0.01 * g / Math.Sqrt((s[0] = 0.9 * s[0] + 0.1 * g * g) + 1e-7)),
        ["rmsprop, momentum"] = (
            new RMSprop(0.01f, 0.8f, 0.5f),
            (w, g, t, s) => w - (s[1] = 0.5 * s[1] + 0.01 * g / Math.Sqrt((s[0] = 0.8 * s[0] + 0.2 * g * g) + 1e-7))
        ),
        ["rmsprop, centered"] = (
            new RMSprop(0.01f, centered: true),
            (w, g, t, s) =>
            {
                (s[0], s[1]) = (0.9 * s[0] + 0.1 * g * g, 0.9 * s[1] + 0.1 * g);
                return w - 0.01 * g / Math.Sqrt(s[0] - s[1] * s[1] + 1e-7);
            }
        ),
        ["rmsprop, centered, momentum"] = (
            new RMSprop(0.01f, momentum: 0.5f, centered: true),
            (w, g, t, s) =>
            {
                (s[0], s[1]) = (0.9 * s[0] + 0.1 * g * g, 0.9 * s[1] + 0.1 * g);
                return w - (s[2] = 0.5 * s[2] + 0.01 * g / Math.Sqrt(s[0] - s[1] * s[1] + 1e-7));
            }
        ),
        ["adam"] = (
            new Adam(0.01f),
            (w, g, t, s) =>
            {
                (s[0], s[1]) = (0.9 * s[0] + 0.1 * g, 0.999 * s[1] + 0.001 * g * g);
                return w - 0.01 * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * s[0] / (Math.Sqrt(s[1]) + 1e-7);
            }
        ),
        ["adam, amsgrad, weight decay"] = (
            new Adam(0.01f, 0.8f, 0.5f, 1e-3f, amsgrad: true) { WeightDecay = 0.5f },
            (w, g, t, s) =>
            {
                (s[0], s[1]) = (0.8 * s[0] + 0.2 * g, 0.5 * s[1] + 0.5 * g * g);
                s[2] = Math.Max(s[1], s[2]);
                return w - 0.005 * w - 0.01 * Math.Sqrt(1 - Math.Pow(0.5, t)) / (1 - Math.Pow(0.8, t)) * s[0] / (Math.Sqrt(s[2]) + 1e-3);
            }
        ),
    };

    [Theory, MemberData(nameof(Names))]
    public void FollowsKerasFormula(string name)
    {
        Compare<float>(name, 2e-5);
        // The settings are floats: 0.1f is 0.1 to 1e-8 only.
        Compare<double>(name, 2e-6);
    }

    private static unsafe void Compare<T>(string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (Optimizer optimizer, Formula formula) = Cases[name];
        const int length = 48;
        var random = new Random(3);
        double[] w = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
        double[][] slots = [.. w.Select(_ => new double[3])];
        using NativeArray<T> p = new(length),
            g = new(length),
            s = new(Math.Max(1, optimizer.Slots) * length);
        for (int i = 0; i < length; i++)
            p.Span[i] = T.CreateTruncating(w[i]);
        for (int t = 1; t <= 6; t++)
        {
            for (int i = 0; i < length; i++)
            {
                double gradient = (float)((random.NextDouble() - 0.5) * (t == 3 ? 0.01 : 1));
                g.Span[i] = T.CreateTruncating(gradient);
                w[i] = formula(w[i], gradient, t, slots[i]);
            }
            foreach ((int from, int to) in new[] { (0, 16), (16, 48) })
                optimizer.Update(
                    new OptimizerStep<T>
                    {
                        Length = to - from,
                        Number = t,
                        ParameterStart = p.Start + from,
                        GradientStart = g.Start + from,
                        Slots = s.Start + from,
                        SlotPitch = length,
                    }
                );
            for (int i = 0; i < length; i++)
                Assert.Equal(w[i], double.CreateTruncating(p.Span[i]), tolerance);
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
                        ParameterStart = p.Start,
                        GradientStart = g.Start,
                        Slots = s.Start,
                        SlotPitch = 16,
                    }
                );
                g.Span.Clear();
            }
            foreach (float x in s.Span)
                Assert.True(float.IsNormal(x), $"{optimizer.GetType().Name}: {x}");
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
