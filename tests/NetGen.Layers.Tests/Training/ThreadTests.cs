using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Threads that come and go, as they do where short steps are found to be faster without them, change no bit.</summary>
public class ThreadTests
{
    [Fact]
    public void ManyStepsHaveTheBitsOfOneThread()
    {
        CompiledNetwork compiled = CompiledNetwork.Of(
            "[Input(30)] [Dense(40, Activation.Tanh)] [BatchNormalization] [Dense(5, L2 = 0.01)]"
        );
        float[] inputs = Array.ConvertAll(Check.Values(new System.Random(1), 21 * 30, 1), v => (float)v),
            targets = Array.ConvertAll(Check.Values(new System.Random(2), 21 * 5, 1), v => (float)v);
        float[] Trained(int threads)
        {
            INetwork<float> net = compiled.Single();
            using var trainer = new Trainer<float>(net, Loss.MeanSquaredError, new Adam(), 21, threads);
            // Each is some runs of the team, of which the windows that are timed have 64.
            for (int step = 0; step < 4 * Pace.Window; step++)
                trainer.Step(inputs, targets);
            float[] parameters = new float[Layout.Count(net.Engine.Info)];
            net.CopyParametersTo(parameters);
            return parameters;
        }
        float[] expected = Trained(1);
        Assert.Equal(expected, Trained(2));
        Assert.Equal(expected, Trained(3));
    }
}
