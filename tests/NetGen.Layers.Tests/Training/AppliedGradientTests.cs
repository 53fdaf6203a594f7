using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Steps along gradients that a caller made.</summary>
public class AppliedGradientTests
{
    [Theory]
    [InlineData("[Input(3)] [Dense(20)] [BatchNormalization] [Dense(2)]")]
    [InlineData("[Input(3)] [Dense(20)] [VirtualBatchNormalization] [Dense(2)]")]
    public void WhatIsNoParameterStays(string declaration)
    {
        INetwork<float> net = CompiledNetwork.Of(declaration).Single();
        HashSet<string> states = [.. net.Engine.Info.Parameters.Where(p => p.IsState).Select(p => p.Name)];
        using var trainer = new Trainer<float>(net, Loss.MeanSquaredError, new SGD(0.1f), 4);
        trainer.Step([1, 2, 3, -1, 0, 2, 0.5f, 1, -2, 3, 1, 1], new float[8]);
        IReadOnlyList<NamedTensor<float>> before = net.GetWeights();
        var gradient = new float[Layout.Count(net.Engine.Info)];
        // The moments of a reference batch are those under the present weights, which is why those before it stay as they are.
        int free = net.Engine.Info.Parameters.TakeWhile(p => p.Name.StartsWith("dense.")).Sum(p => p.Length);
        gradient.AsSpan(free).Fill(0.5f);
        trainer.Apply(gradient);
        foreach ((NamedTensor<float> was, NamedTensor<float> now) in before.Zip(net.GetWeights()))
            if (states.Contains(was.Name) || was.Name.StartsWith("dense."))
                Assert.Equal(was.Values, now.Values);
            else
                Assert.All(was.Values.Zip(now.Values), value => Assert.Equal(value.First - 0.05f, value.Second, 1e-6f));
    }

    // What the loss does not depend on has the gradient 0 in the next step, not the one that was given before.
    [Theory]
    [InlineData("[Input(3)] [RBM(2)] [Dense(2)]", "rbm.visible_bias")]
    [InlineData("[Input(3)] [Dense(2, Name = \"d\")] [Permute(1)] [Subtract(\"d\")]", "d.kernel")]
    public void AGivenGradientIsGone(string declaration, string name)
    {
        INetwork<float> net = CompiledNetwork.Of(declaration).Single();
        using var trainer = new Trainer<float>(net, Loss.MeanSquaredError, new SGD(0.1f), 2);
        var gradient = new float[Layout.Count(net.Engine.Info)];
        Array.Fill(gradient, 0.5f);
        trainer.Apply(gradient);
        float[] before = net.GetWeights().Single(w => w.Name == name).Values;
        trainer.Step([1, 0, 1, 0, 1, 1], [1, 2, 3, 4]);
        Assert.Equal(before, net.GetWeights().Single(w => w.Name == name).Values);
    }

    // A batch in parts: the mean of their gradients is that of the whole.
    [Fact]
    public void PartsOfABatchAddUp()
    {
        const string declaration = "[Input(3)] [Dense(5, Activation.Tanh)] [Dense(2)]";
        INetwork<double> whole = CompiledNetwork.Of(declaration).Double(),
            parted = CompiledNetwork.Of(declaration).Double();
        double[] x = [1, 2, 3, -1, 0, 2, 0.5, 1, -2, 3, 1, 1],
            t = [1, 0, 2, -1, 3, 0, 1, 1],
            sum = new double[Layout.Count(whole.Engine.Info)],
            gradient = new double[sum.Length],
            expected = new double[sum.Length];
        using Trainer<double> one = new(whole, Loss.MeanSquaredError, new Adam(), 4),
            two = new(parted, Loss.MeanSquaredError, new Adam(), 4);
        one.Step(x, t);
        for (int part = 0; part < 2; part++)
        {
            parted.LossAndGradient(x.AsSpan(part * 6, 6), t.AsSpan(part * 4, 4), Loss.MeanSquaredError, gradient);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += gradient[i] / 2;
        }
        two.Apply(sum);
        whole.CopyParametersTo(expected);
        parted.CopyParametersTo(gradient);
        Assert.True(Check.RelativeError(gradient, expected) < 1e-12);
    }

    /// <summary>Step after step the bits of a training step, with noise, penalties, clipping and any number of threads.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheLossesGradientGivesTheBitsOfAStep(int threads)
    {
        const string declaration = "[Input(3)] [Dense(20, Activation.Tanh, L2 = 0.1)] [Dropout(0.3)] [Dense(2, MaxNorm = 1)]";
        INetwork<float> stepped = CompiledNetwork.Of(declaration).Single(),
            applied = CompiledNetwork.Of(declaration).Single();
        float[] x = [1, 2, 3, -1, 0, 2, 0.5f, 1, -2, 3, 1, 1],
            t = [1, 0, 2, -1, 3, 0, 1, 1],
            gradient = new float[Layout.Count(stepped.Engine.Info)];
        using Trainer<float> one = new(stepped, Loss.MeanSquaredError, new AdamW { GlobalClipNorm = 0.5f }, 4, threads),
            two = new(applied, Loss.MeanSquaredError, new AdamW { GlobalClipNorm = 0.5f }, 4, threads);
        for (int step = 0; step < 5; step++)
        {
            float loss = applied.LossAndGradient(x, t, Loss.MeanSquaredError, gradient, step);
            two.Apply(gradient);
            Assert.Equal(loss, one.Step(x, t));
        }
        foreach ((NamedTensor<float> a, NamedTensor<float> b) in stepped.GetWeights().Zip(applied.GetWeights()))
            Assert.Equal(a.Values, b.Values);
    }

    [Fact]
    public void WhatIsNoGradientChangesNothing()
    {
        INetwork<float> net = CompiledNetwork.Of("[Input(3)] [Dense(2)]").Single(),
            untouched = CompiledNetwork.Of("[Input(3)] [Dense(2)]").Single();
        float[] gradient = [1, 2, 3, 4, 5, 6, 7, 8];
        using (
            Trainer<float> trainer = new(net, Loss.MeanSquaredError, new Adam(), 4),
                other = new(untouched, trainer.Loss, new Adam(), 4)
        )
        {
            string length = Assert.Throws<ArgumentException>(() => trainer.Apply(new float[7])).Message;
            Assert.Contains("has 8 parameters, but the gradient has 7 values", length);
            foreach (float value in new[] { float.NaN, float.PositiveInfinity, 3e38f })
            {
                float[] wrong = [1, 2, 3, value, 5, 6, 7, 8];
                string message = Assert.Throws<ArithmeticException>(() => trainer.Apply(wrong)).Message;
                Assert.Contains("cannot follow the gradient that it was given: the gradient of dense.kernel became", message);
            }
            Assert.Equal(0, trainer.Steps);
            trainer.Apply(gradient);
            other.Apply(gradient);
        }
        Assert.Equal(untouched.GetWeights()[0].Values, net.GetWeights()[0].Values);
        using var second = new Trainer<float>(net, Loss.MeanSquaredError, new LBFGS(), 4);
        Assert.Contains("use a first-order optimizer", Assert.Throws<NotSupportedException>(() => second.Apply(gradient)).Message);
    }
}
