using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>The loss of labels that may stand at any steps, against the sum over all ways in which they can.</summary>
public class CTCTests
{
    private const int Steps = 5;
    private const int Classes = 3;

    public static TheoryData<double[]> Targets =>
        [
            [0, 0, 0, 0, 0],
            [1, 0, 0, 0, 0],
            [1, 2, 0, 0, 0],
            [2, 2, 0, 0, 0],
            [1, 1, 1, 0, 0],
            [1, 2, 1, 2, 0],
            [2, 1, 2, 1, 2],
        ];

    [Theory, MemberData(nameof(Targets))]
    public void IsTheSumOverAllWays(double[] target)
    {
        double[] z = Draw(),
            p = new double[z.Length],
            slope = new double[z.Length];
        Link.Softmax(Classes).Apply<double>(z, p);
        double expected = -Math.Log(AllWays(p, target));
        Assert.Equal(expected, new CTC(fromLogits: true).Sample<double>(z, target, slope), 1e-12);
        Assert.Equal(expected, Loss.CTC.Sample<double>(p, target, slope), 1e-12);
        Assert.Equal(
            expected,
            new CTC(fromLogits: true).Sample<float>(Floats(z), Floats(target), new float[z.Length]),
            1e-5 * Math.Max(1, expected)
        );
    }

    [Theory, MemberData(nameof(Targets))]
    public void SlopesAreTheDerivative(double[] target)
    {
        double[] z = Draw(),
            p = new double[z.Length];
        Link.Softmax(Classes).Apply<double>(z, p);
        Slopes(new CTC(fromLogits: true), z);
        Slopes(Loss.CTC, p);

        void Slopes(Loss loss, double[] at)
        {
            double[] slope = new double[at.Length],
                unused = new double[at.Length];
            loss.Sample<double>(at, target, slope);
            for (int i = 0; i < at.Length; i++)
            {
                double[] above = [.. at],
                    below = [.. at];
                (above[i], below[i]) = (at[i] + 1e-6, at[i] - 1e-6);
                double numeric = (loss.Sample<double>(above, target, unused) - loss.Sample<double>(below, target, unused)) / 2e-6;
                Assert.Equal(numeric, slope[i], 1e-7 * Math.Max(1, Math.Abs(numeric)));
            }
        }
    }

    // However unlikely it is: thousands of steps, logits of hundreds.
    [Fact]
    public void LongSequencesNeitherOverflowNorVanish()
    {
        const int steps = 3000;
        float[] z = new float[2 * steps],
            target = new float[steps],
            slope = new float[2 * steps];
        CTC loss = new(fromLogits: true);
        // Of one label each way has a run of it: Σ over the steps that it is as likely as a blank.
        target[0] = 1;
        double ways = steps * (steps + 1.0) / 2;
        Assert.Equal(steps * Math.Log(2) - Math.Log(ways), loss.Sample<float>(z, target, slope), 0.001);
        Assert.All(slope, g => Assert.InRange(g, -1, 1));
        for (int i = 0; i < steps; i++)
            (z[2 * i], z[2 * i + 1]) = (-300, 300);
        // The label at every step costs nothing.
        Assert.Equal(0, loss.Sample<float>(z, target, slope), 1e-6);
        target[0] = 0;
        Assert.Equal(600f * steps, loss.Sample<float>(z, target, slope));
        Assert.All(slope.Chunk(2), g => Assert.Equal([-1, 1], g));
    }

    [Fact]
    public void WhatCannotBeReadIsInfinite()
    {
        double[] slope = new double[Steps * Classes];
        Assert.Equal(double.PositiveInfinity, new CTC(fromLogits: true).Sample<double>(Draw(), [1, 1, 1, 1, 0], slope));
        Assert.All(slope, g => Assert.Equal(0, g));
        double[] z = Draw();
        z[4] = double.NaN;
        Assert.True(double.IsNaN(new CTC(fromLogits: true).Sample<double>(z, [1, 0, 0, 0, 0], slope)));
    }

    [Fact]
    public void BadTargetsAreNamed()
    {
        Says([1, 2, 0, 0, 0, 1, 0, 2, 0, 0], "Target 2 of sample 1 is 2; ctc needs nothing but 0 behind the first 0");
        Says([1, 3, 0, 0, 0], "Target 1 of sample 0 is 3; ctc needs labels from 1 to 2");
        Says([1, 1.5, 0, 0, 0], "is 1.5;");
        Says([-1, 0, 0, 0, 0], "is -1;");
        Says([double.NaN, 0, 0, 0, 0], "is NaN;");
        Says([0, 0, 0, 0, 0, 1, 1, 2, 2, 0], "The target of sample 1 has 4 labels, 2 of them right behind the same one", "takes 6 steps");
        Loss.CTC.CheckTargets<double>([0, 0, 0, 0, 0, 1, 1, 2, 1, 0, 1, 2, 1, 2, 1], Steps, Classes);

        static void Says(double[] targets, params string[] parts)
        {
            string message = Assert.Throws<ArgumentException>(() => Loss.CTC.CheckTargets<double>(targets, Steps, Classes)).Message;
            Assert.All(parts, part => Assert.Contains(part, message));
        }
    }

    // Each of the Classes^Steps sequences of classes that reads as the target: runs are one, and blanks nothing.
    private static double AllWays(double[] p, double[] target)
    {
        double sum = 0;
        for (int number = 0; number < Math.Pow(Classes, Steps); number++)
        {
            int[] way = [.. Enumerable.Range(0, Steps).Select(step => number / (int)Math.Pow(Classes, step) % Classes)];
            IEnumerable<int> read = way.Where((label, step) => label != 0 && (step == 0 || way[step - 1] != label));
            if (read.Select(label => (double)label).SequenceEqual(target.Where(label => label != 0)))
                sum += way.Select((label, step) => p[step * Classes + label]).Aggregate((a, b) => a * b);
        }
        return sum;
    }

    private static double[] Draw()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Steps * Classes).Select(_ => 4 * random.NextDouble() - 2)];
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
