using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Gradients that go on behind a network's output.</summary>
public class BackpropagationTests
{
    /// <summary>Two networks one behind the other are one network, and its gradient is theirs.</summary>
    [Theory]
    [InlineData("[Dense(5, Activation.Tanh)]", "[Dense(3, Activation.Sigmoid)]")]
    [InlineData("[Dense(5)] [BatchNormalization] [Activation(Activation.Softplus)]", "[Dense(4, Activation.Tanh)] [Dense(3)]")]
    [InlineData("[Dense(5, Activation.Softmax)]", "[Dense(3)]")]
    [InlineData("[Dense(6)] [Dropout(0.4)] [Dense(5, Activation.Sigmoid)]", "[Dense(3, Activation.Softmax)]")]
    public void ChainsAreNetworks(string first, string second)
    {
        INetwork<double> a = CompiledNetwork.Of("[Input(4)] " + first).Double(3),
            b = CompiledNetwork.Of("[Input(5)] " + second).Double(2),
            both = CompiledNetwork.Of($"[Input(4)] {first} {second}").Double(3);
        double[] ofA = new double[Layout.Count(a.Engine.Info)],
            ofB = new double[Layout.Count(b.Engine.Info)],
            expected = new double[ofA.Length + ofB.Length],
            inputs = Values(7 * 4, 1),
            targets = Values(7 * 3, 2),
            between = new double[7 * 5],
            ofBetween = new double[7 * 5],
            ofInputs = new double[7 * 4],
            expectedOfInputs = new double[7 * 4];
        a.CopyParametersTo(ofA);
        b.CopyParametersTo(ofB);
        both.SetParameters([.. ofA, .. ofB]);
        double loss = both.LossAndGradient(inputs, targets, Check.Quadratic, expected, step: 5);
        both.LossAndInputGradient(inputs, targets, Check.Quadratic, expectedOfInputs, step: 5);

        // The outputs of training, noise and all.
        using (TrainingSession<double> session = a.Engine.Train(7, isWhole: true))
        {
            inputs.CopyTo(session.Inputs(7));
            session.Forward(7, 5);
            session.Outputs(7, between);
        }
        Assert.Equal(loss, b.LossAndGradient(between, targets, Check.Quadratic, ofB, step: 5), 1e-12);
        b.LossAndInputGradient(between, targets, Check.Quadratic, ofBetween, step: 5);
        a.Backpropagate(inputs, ofBetween, ofA, ofInputs, step: 5);
        Assert.True(Check.RelativeError([.. ofA, .. ofB], expected) < 1e-12);
        Assert.True(Check.RelativeError(ofInputs, expectedOfInputs) < 1e-12);
    }

    /// <summary>Nothing is averaged: of a batch it is the sum, also where it goes through in pieces or has padding.</summary>
    [Theory]
    [InlineData("[Input(5)] [Dense(60, Activation.Tanh)] [Dense(3)]", 500)]
    [InlineData("[Input(4, 2)] [Masking] [LSTM(3, ReturnSequences = true)] [Dense(2, Activation.Sigmoid)]", 6)]
    public void SamplesAddUp(string declaration, int n)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration).Double(1);
        int length = net.Engine.Info.InputLength,
            width = net.Engine.Info.OutputLength;
        double[] inputs = Values(n * length, 1),
            outputs = Values(n * width, 2),
            whole = new double[Layout.Count(net.Engine.Info)],
            one = new double[whole.Length],
            sum = new double[whole.Length];
        if (net.Engine.Info.MaskedSteps > 0)
            for (int i = 0; i < n; i++)
                inputs.AsSpan(i * length + 2 * (4 - i % 4), 2 * (i % 4)).Clear();
        net.Backpropagate(inputs, outputs, whole);
        for (int i = 0; i < n; i++)
        {
            net.Backpropagate(inputs.AsSpan(i * length, length), outputs.AsSpan(i * width, width), one);
            for (int k = 0; k < sum.Length; k++)
                sum[k] += one[k];
        }
        Assert.True(Check.RelativeError(whole, sum) < 1e-11);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        INetwork<double> net = CompiledNetwork.Of("[Input(3)] [Dense(2)]").Double();
        var gradient = new double[8];
        Assert.Throws<ArgumentException>(() => net.Backpropagate(new double[3], new double[3], gradient));
        Assert.Throws<ArgumentException>(() => net.Backpropagate(new double[4], new double[2], gradient));
        Assert.Throws<ArgumentException>(() => net.Backpropagate(new double[3], new double[2], new double[7]));
        Assert.Throws<ArgumentException>(() => net.Backpropagate(new double[3], new double[2], gradient, new double[2]));
        Assert.Throws<ArgumentException>(() => net.Backpropagate(new double[3], [1, double.NaN], gradient));
        Assert.Throws<ArgumentException>(() => net.Backpropagate(new double[3], new double[2], []));
    }

    private static double[] Values(int count, int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }
}
