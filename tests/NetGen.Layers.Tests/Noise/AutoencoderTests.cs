using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Layers of variational and denoising autoencoders: noise, the divergence in the loss, and encoders and decoders as networks of
/// their own.</summary>
public class AutoencoderTests
{
    [Theory]
    [InlineData("[Input(6)] [Reparameterize] [Dense(4)]")]
    [InlineData("[Input(5)] [Dense(8, Activation.Tanh)] [Reparameterize(KLWeight = 0.3)] [Dense(3, Activation.Sigmoid)]")]
    [InlineData("[Input(5)] [Dense(36)] [Reparameterize(Seed = 3)]")]
    [InlineData(
        "[Input(5)] [Dense(4, L2 = 0.1, ActivityL1 = 0.1)] [Reparameterize(KLWeight = 2, ActivityL2 = 0.2)] [Dense(6)] "
            + "[Reparameterize(KLWeight = 0.1)] [Dense(5)]"
    )]
    [InlineData(
        "[Input(5)] [Dense(7, Activation.Tanh, Name = \"h\")] [Dense(3, Name = \"logVariance\")] [Dense(3, From = \"h\")] "
            + "[Reparameterize(\"logVariance\", KLWeight = 0.2)] [Dense(2)]"
    )]
    [InlineData("[Input(6, 6, 1)] [Conv2D(4, 3)] [Reparameterize(KLWeight = 0.1)] [Conv2DTranspose(1, 3)]")]
    [InlineData("[Input(4, 6)] [TimeDistributed] [Subnetwork(typeof(Coder))] [Flatten] [Dense(2)]")]
    [InlineData("[Input(3, 8, 8, 1)] [TimeDistributed] [Subnetwork(typeof(Viewer))] [Flatten] [Dense(2)]")]
    public void Reparameterize(string declaration) => Check.Network(declaration);

    [Fact]
    public void PaddingHasNoDivergence() =>
        Check.Padded("[Input(4, 3)] [Masking] [Dense(6, Activation.Tanh)] [Reparameterize(KLWeight = 0.5)] [LSTM(3)] [Dense(2)]");

    [Theory]
    [InlineData("[Input(6)] [Corruption(0.4)] [Dense(5, Activation.Tanh)] [Corruption(0.2, SaltAndPepper = true)] [Dense(2)]")]
    [InlineData("[Input(6, 6, 2)] [Corruption(0.3)] [Conv2D(3, 3, Activation.ReLU)] [Corruption(0.3)] [Flatten] [Dense(2)]")]
    public void Corruption(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData(
        "[Input(6)] [Subnetwork(typeof(Coder))] [Dense(6)] [Subnetwork(typeof(Coder), Name = \"again\")] [Subnetwork(typeof(Painter))] "
            + "[Activation(Activation.Sigmoid)]"
    )]
    [InlineData(
        "[Input(8, 8, 1)] [GaussianNoise(0.1)] [Subnetwork(typeof(Viewer))] [Subnetwork(typeof(Painter))] [Activation(Activation.Sigmoid)]"
    )]
    public void Subnetworks(string declaration) => Check.Network(declaration);

    /// <summary>Within a network as by itself: the same parameters, noise and divergence give the same loss and gradient.</summary>
    [Fact]
    public void SubnetworkIsItsLayers()
    {
        const int N = 4;
        INetwork<double> whole = CompiledNetwork.Of("[Input(6)] [Subnetwork(typeof(Coder))] [Dense(6)]").Double();
        INetwork<double> flat = CompiledNetwork
            .Of(
                "[Input(6)] [Corruption(0.3)] [Dense(8, Activation.Tanh)] [GaussianNoise(0.1)] [Dense(6)] [Reparameterize(KLWeight = "
                    + "0.3)] [Dense(6)]"
            )
            .Double();
        var parameters = new double[6 * 8 + 8 + 8 * 6 + 6 + 3 * 6 + 6];
        NormalDistribution.Fill(parameters, seed: 1);
        var inputs = new double[N * 6];
        NormalDistribution.Fill(inputs, seed: 2);
        double[][] gradients = [new double[parameters.Length], new double[parameters.Length]];
        double[] losses =
        [
            .. new[] { whole, flat }.Select(
                (net, i) =>
                {
                    net.SetParameters(parameters);
                    return net.LossAndGradient(inputs, inputs, Loss.MeanSquaredError, gradients[i], step: 7);
                }
            ),
        ];
        Assert.Equal(losses[0], losses[1]);
        Assert.Equal(gradients[0], gradients[1]);
    }

    /// <summary>-½ Σ(1 + log variance - mean² - variance), as a mean over the batch: what the loss gains by it.</summary>
    [Fact]
    public void DivergenceByItsFormula()
    {
        double[] inputs = [0.5, -1, 0.2, -0.7, 0, 0, 0, 0, 2, 3, -4, 1.5];
        double Of(double weight) =>
            CompiledNetwork
                .Of($"[Input(4)] [Reparameterize(KLWeight = {weight})]")
                .Double()
                .LossAndGradient(inputs, new double[6], Loss.MeanSquaredError, []);
        double expected = 0;
        for (int i = 0; i < 12; i += 4)
        for (int j = i; j < i + 2; j++)
            expected -= 0.5 * (1 + inputs[j + 2] - inputs[j] * inputs[j] - Math.Exp(inputs[j + 2])) / 3;
        Assert.Equal(0.25 * expected, Of(0.25) - Of(0), 12);
        Assert.Equal(expected, Of(1) - Of(0), 12);
    }

    /// <summary>Draws have the mean and the deviation that are asked for, each value and each step others; a prediction is the
    /// mean.</summary>
    [Fact]
    public void DrawsAreNormal()
    {
        const int N = 40_000;
        INetwork<double> net = CompiledNetwork.Of("[Input(4)] [Reparameterize]").Double();
        double[] inputs = [.. Enumerable.Repeat(new[] { 1.5, -2, 2 * Math.Log(0.5), 2 * Math.Log(3) }, N).SelectMany(x => x)],
            y = new double[2];
        net.Predict(inputs.AsSpan(0, 4), y);
        Assert.Equal([1.5, -2], y);
        double[] first = Outputs(net, inputs, N, step: 0),
            second = Outputs(net, inputs, N, step: 1);
        double[] Noise(double[] outputs, int value) =>
            [.. Enumerable.Range(0, N).Select(i => (outputs[2 * i + value] - inputs[value]) / (value == 0 ? 0.5 : 3))];
        double[][] noise = [Noise(first, 0), Noise(first, 1), Noise(second, 0), Noise(second, 1)];
        foreach (double[] draws in noise)
        {
            Assert.Equal(0, draws.Average(), 5 / Math.Sqrt(N));
            Assert.Equal(1, draws.Average(x => x * x), 5 * Math.Sqrt(2.0 / N));
            Assert.Equal(3, draws.Average(x => x * x * x * x), 5 * Math.Sqrt(96.0 / N));
        }
        for (int a = 0; a < 4; a++)
        for (int b = 0; b < a; b++)
            Assert.Equal(0, noise[a].Zip(noise[b], (x, z) => x * z).Average(), 5 / Math.Sqrt(N));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CorruptionHasItsRate(bool saltAndPepper)
    {
        const int N = 20_000;
        const double Rate = 0.3;
        INetwork<double> net = CompiledNetwork
            .Of($"[Input(2)] [Corruption(0.3, SaltAndPepper = {(saltAndPepper ? "true" : "false")})]")
            .Double();
        double[] inputs = [.. Enumerable.Repeat(0.5, 2 * N)],
            outputs = Outputs(net, inputs, N, step: 0),
            predicted = new double[2 * N];
        net.Predict(inputs, predicted);
        Assert.Equal(inputs, predicted);
        double Share(double value) => outputs.Count(y => y == value) / (2.0 * N);
        void Near(double share, double value) => Assert.Equal(share, Share(value), 5 * Math.Sqrt(share * (1 - share) / (2 * N)) + 1e-12);
        Near(1 - Rate, 0.5);
        Near(saltAndPepper ? Rate / 2 : Rate, 0);
        Near(saltAndPepper ? Rate / 2 : 0, 1);
    }

    /// <summary>A linear variational autoencoder is probabilistic principal component analysis (Lucas et al., "Don't Blame the ELBO!",
    /// 2019), whose best weights and likelihood are known: W Wᵀ = U (Λ - σ²) Uᵀ (Tipping and Bishop, 1999). With the squared error as the
    /// mean of D outputs, the bound takes KLWeight = 2 σ² / D.</summary>
    [Fact]
    public void LinearAutoencoderFindsPrincipalComponents()
    {
        const int D = 5,
            Copies = 32,
            N = 2 * D * Copies,
            Steps = 12_000,
            Averaged = 8_000;
        const double Noise = 0.25;
        double[] variances = [2, 0.9, 0.3, 0.2, 0.1];

        // Samples ±√(D λ) u for each axis u have the covariance Σ λ u uᵀ exactly; the axes are a reflection of the coordinates'.
        double[] v = [1, -2, 0.5, 1.5, -1];
        double square = v.Sum(x => x * x);
        double U(int row, int axis) => (row == axis ? 1 : 0) - 2 * v[row] * v[axis] / square;
        double[] samples =
        [
            .. Enumerable
                .Range(0, N * D)
                .Select(i => (i / D % 2 == 0 ? 1 : -1) * Math.Sqrt(D * variances[i / D / 2 % D]) * U(i % D, i / D / 2 % D)),
        ];

        INetwork<double> net = CompiledNetwork
            .Of("[Input(5)] [Dense(4, Name = \"encoder\")] [Reparameterize(KLWeight = 0.1)] [Dense(5, Name = \"decoder\")]")
            .Double(seed: 1);
        var optimizer = new SGD(0.2f);
        var trainer = new Trainer<double>(net, Loss.MeanSquaredError, optimizer, N);
        double[] parameters = new double[5 * 4 + 4 + 2 * 5 + 5],
            mean = new double[parameters.Length],
            gradient = new double[parameters.Length];
        for (int step = 0; step < Steps; step++)
        {
            trainer.Step(samples, samples);
            if (step < Steps - Averaged)
                continue;
            net.CopyParametersTo(parameters);
            for (int i = 0; i < mean.Length; i++)
                mean[i] += parameters[i] / Averaged;
        }
        trainer.Dispose();
        net.SetParameters(mean);

        double[] w = net.GetWeights().Single(t => t.Name == "decoder.kernel").Values;
        var actual = new double[D * D];
        var expected = new double[D * D];
        for (int i = 0; i < D * D; i++)
        for (int k = 0; k < 2; k++)
        {
            actual[i] += w[k * D + i / D] * w[k * D + i % D];
            expected[i] += U(i / D, k) * (variances[k] - Noise) * U(i % D, k);
        }
        Assert.True(Check.RelativeError(actual, expected) < 5e-3, $"W Wᵀ is off by {Check.RelativeError(actual, expected):e1}.");

        // The loss is a draw: the mean of 500 over 320 samples is within about 0.002 of what is expected.
        double loss = Enumerable
            .Range(Steps, 500)
            .Average(step => net.LossAndGradient(samples, samples, Loss.MeanSquaredError, gradient, step));
        double bound = -D / (2 * Noise) * loss - D / 2.0 * Math.Log(2 * Math.PI * Noise);
        double likelihood = 0;
        for (int k = 0; k < D; k++)
            likelihood -=
                0.5 * (Math.Log(2 * Math.PI) + Math.Log(k < 2 ? variances[k] : Noise) + variances[k] / (k < 2 ? variances[k] : Noise));
        Assert.Equal(likelihood, bound, 0.01);
    }

    private static double[] Outputs(INetwork<double> net, double[] inputs, int n, long step)
    {
        using CompilerServices.TrainingSession<double> session = net.Engine.Train(n);
        var outputs = new double[n * net.Engine.Info.OutputLength];
        inputs.CopyTo(session.Inputs(n));
        session.Targets(n, net.Engine.Info.OutputLength).Clear();
        session.LossAndGradient(n, Loss.MeanSquaredError, net.Engine.Info.OutputLength, step);
        session.Outputs(n, outputs);
        return outputs;
    }
}
