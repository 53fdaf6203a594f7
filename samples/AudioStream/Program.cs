using System.Diagnostics;
using System.Globalization;
using NetGen;

namespace AudioStream;

/// <summary>Plays a sound through an LSTM that has learned to be an amplifier, sample by sample, as an effect in a studio must: one sample
/// every 20.83 microseconds. Arguments: the WAV file to play, and the one to write. --train learns anew.</summary>
internal static class Program
{
    private const double Budget = 1e6 / Wav.SampleRate;

    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick"),
            isTraining = args.Contains("--train");
        string[] files = [.. args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal))];
        string input = files.Length > 0 ? files[0] : "melody.wav",
            output = files.Length > 1 ? files[1] : "amplified.wav";
        if (files.Length == 0)
            Wav.Write(input, Guitar.Melody(seconds: quick ? 1 : 8));

        var net = new AmplifierNet(seed: 1);
        if (isTraining)
            Train(net, quick);
        else
            net.Load(Path.Combine(AppContext.BaseDirectory, "data", "amplifier.safetensors"));

        float[] dry;
        try
        {
            dry = Wav.Read(input);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Console.WriteLine(e.Message);
            return 1;
        }
        float[] truth = Amplifier.Play(dry);
        (float[] wet, double[] microseconds) = Play(net, dry);
        Wav.Write(output, wet);

        double error = truth.Zip(wet, (t, y) => (double)(t - y) * (t - y)).Sum() / truth.Sum(t => (double)t * t);
        double mean = microseconds.Average();
        Array.Sort(microseconds);
        Console.WriteLine($"{dry.Length:N0} samples, one every {Budget:F2} us; a step takes {mean:F2} us, {mean / Budget:P1} of that");
        Console.WriteLine($"p50 {At(0.5):F2} us, p99.9 {At(0.999):F2} us, worst {microseconds[^1]:F2} us");
        Console.WriteLine($"Error-to-signal ratio: {error:P2} ({10 * Math.Log10(error):F1} dB)");
        Console.WriteLine($"Played {Path.GetFullPath(input)} to {Path.GetFullPath(output)}");
        return 0;

        double At(double share) => microseconds[(int)(share * (microseconds.Length - 1))];
    }

    private static (float[] Wet, double[] Microseconds) Play(AmplifierNet net, float[] dry)
    {
        using SequenceStream<float> stream = net.CreateStream();
        var wet = new float[dry.Length];
        var microseconds = new double[dry.Length];
        // The first steps compile the network; the reset makes the stream forget them.
        for (int i = 0; i < 1_000; i++)
            stream.Next([0], wet.AsSpan(0, 1));
        stream.Reset();
        for (int i = 0; i < dry.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            stream.Next(dry.AsSpan(i, 1), wet.AsSpan(i, 1));
            microseconds[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        return (wet, microseconds);
    }

    private static void Train(AmplifierNet net, bool quick)
    {
        float[] dry = Guitar.Exercise(seconds: quick ? 1 : 20);
        const float learningRate = 5e-3f;
        int epochs = quick ? 2 : 60;
        new SequenceTrainer<float>(net).Fit(
            new SequenceData(dry, Amplifier.Play(dry)),
            new SequenceOptions
            {
                Epochs = epochs,
                BatchSize = 32,
                Optimizer = new Adam(learningRate) { GlobalClipNorm = 1 },
                Loss = Loss.MeanSquaredError,
                Callbacks = [new LearningRateScheduler((epoch, _) => learningRate * (1 + MathF.Cos(MathF.PI * epoch / epochs)) / 2)],
                Progress = TrainingProgress.Console,
            }
        );
        net.Save("amplifier.safetensors");
        Console.WriteLine($"Weights: {Path.GetFullPath("amplifier.safetensors")}");
    }
}
