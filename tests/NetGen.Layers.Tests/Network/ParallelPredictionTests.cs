using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

public class ParallelPredictionTests
{
    // Enough weights for a thread of its own with 9 samples.
    private const string Wide = "[Input(300)] [Dense(400, Activation.ReLU)] [Dense(10, Activation.Softmax)]";

    [Theory]
    [InlineData(Wide)]
    [InlineData("[Input(28, 28, 1)] [Conv2D(8, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(100)] [Dense(10)]")]
    [InlineData("[Input(9, 20)] [LSTM(100)] [Dense(3, Activation.Softmax)]")]
    [InlineData("[Input(300)] [Dense(400, Name = \"a\")] [Dense(10, Activation.Softmax, Name = \"b\")] [Output(\"a\", \"b\")]")]
    public void HaveTheBitsOfOneThread(string declaration)
    {
        CompiledNetwork compiled = CompiledNetwork.Of(declaration);
        HasTheBitsOfOneThread(compiled.Single(), float.NaN, x => (float)x);
        HasTheBitsOfOneThread(compiled.Double(), double.NaN, x => x);
    }

    private static void HasTheBitsOfOneThread<T>(INetwork<T> net, T nothing, Func<double, T> convert)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        (int input, int output) = (net.Engine.Info.InputLength, net.Engine.Info.OutputLength);
        T[] x = Array.ConvertAll(Check.Values(new System.Random(1), 200 * input, 1), value => convert(value));
        foreach (int n in new[] { 0, 1, 2, 3, 19, 65, 129, 200 })
        {
            T[] expected = new T[n * output],
                actual = new T[n * output];
            net.Predict(x.AsSpan(0, n * input), expected);
            foreach (int threads in new[] { 1, 2, 3, 8 })
            {
                Array.Fill(actual, nothing);
                net.Predict(x.AsSpan(0, n * input), actual, threads);
                Assert.Equal(expected, actual);
            }
        }
    }

    /// <summary>Dividing work takes a little memory of the garbage collector's, one thread takes none.</summary>
    [Fact]
    public void TakeSeveralThreadsWhereItPays()
    {
        INetwork<float> net = CompiledNetwork.Of(Wide).Single();
        Assert.True(Allocated(200, 2) > 0);
        Assert.Equal(0, Allocated(200, 1));
        Assert.Equal(0, Allocated(3, 2));

        long Allocated(int n, int threads)
        {
            float[] x = new float[n * 300],
                y = new float[n * 10];
            net.Predict(x, y, threads);
            long before = GC.GetAllocatedBytesForCurrentThread();
            net.Predict(x, y, threads);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void WhatIsWrongIsRefusedBeforeAnythingIsWritten()
    {
        INetwork<float> net = CompiledNetwork.Of("[Input(2)] [Embedding(300, 800)] [Flatten] [Dense(2)]").Single();
        float[] x = new float[200],
            y = new float[200];
        x[^1] = 300;
        Array.Fill(y, 7);
        Assert.Contains("300", Assert.Throws<ArgumentException>(() => net.Predict(x, y, 2)).Message);
        Assert.Throws<ArgumentException>("output", () => net.Predict(x, y.AsSpan(1), 2));
        Assert.Equal(
            "maxDegreeOfParallelism",
            Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(new float[200], y, 0)).ParamName
        );
        Assert.All(y, value => Assert.Equal(7, value));
    }

    /// <summary>Outputs may take the place of samples from the first one on, where they are no longer.</summary>
    [Fact]
    public void OutputsMayTakeThePlaceOfSamples()
    {
        INetwork<float> net = CompiledNetwork.Of(Wide).Single();
        float[] x = Array.ConvertAll(Check.Values(new System.Random(1), 200 * 300, 1), v => (float)v),
            expected = new float[2000];
        net.Predict(x, expected);
        net.Predict(x, x.AsSpan(0, 2000), 2);
        Assert.Equal(expected, x[..2000]);
        Assert.Throws<ArgumentException>("output", () => net.Predict(x, x.AsSpan(1, 2000), 2));
    }
}
