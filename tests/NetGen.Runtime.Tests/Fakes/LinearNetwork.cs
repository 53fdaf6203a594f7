using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>y = link(x W), written by hand, to test training without the compiler.</summary>
internal sealed class LinearNetwork<T>(int inputs, int outputs, Activation link = Activation.Linear, double maxNorm = 0, int seed = 1)
    : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public List<string> Saved { get; } = [];

    public Engine<T> Engine { get; } =
        new LinearEngine<T>(
            new ProgramInfo
            {
                Name = "Linear",
                InputLength = inputs,
                OutputLength = outputs,
                OutputColumns = outputs,
                Link = Links.Of(link, outputs),
                ArenaLength = inputs * Pitch(outputs),
                Parameters =
                [
                    new ParameterSpec
                    {
                        Name = "dense.kernel",
                        Shape = [inputs, outputs],
                        Offset = 0,
                        Pitch = Pitch(outputs),
                        Initializer = Initializer.RandomNormal,
                        MaxNorm = maxNorm,
                    },
                ],
            },
            seed
        );

    public static int Pitch(int columns) => (columns + 15) / 16 * 16;

    public T[] Parameters
    {
        get
        {
            var values = new T[inputs * outputs];
            CopyParametersTo(values);
            return values;
        }
    }

    public IReadOnlyList<NamedTensor<T>> GetWeights() => Engine.GetWeights();

    public void SetWeights(IReadOnlyList<NamedTensor<T>> weights) => Engine.SetWeights(weights);

    public void CopyParametersTo(Span<T> parameters) => Engine.CopyParametersTo(parameters);

    public void SetParameters(ReadOnlySpan<T> parameters) => Engine.SetParameters(parameters);

    public void Save(string path) => Saved.Add(path);

    public void Save(Stream stream) => Engine.Save(stream);

    public void Load(string path) => throw new NotSupportedException();

    public void Load(Stream stream) => Engine.Load(stream);

    public void Predict(ReadOnlySpan<T> input, Span<T> output) => Engine.Predict(input, output);

    public T LossAndGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, Span<T> gradient, long step = 0) =>
        Engine.LossAndGradient(inputs, targets, loss, gradient, step);
}

internal sealed class LinearEngine<T>(ProgramInfo info, int seed) : Engine<T>(info, seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        int n = input.Length / Info.InputLength;
        using var session = new LinearSession<T>(this, n, threads: 1);
        input.CopyTo(session.Inputs(n));
        session.Predict(n, output);
    }

    internal override TrainingSession<T> Train(int capacity, int threads = 1, bool isWhole = false) =>
        new LinearSession<T>(this, capacity, threads);
}

internal sealed class LinearSession<T>(LinearEngine<T> engine, int capacity, int threads) : TrainingSession<T>(engine, capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ProgramInfo _info = engine.Info;
    private readonly int _pitch = LinearNetwork<T>.Pitch(engine.Info.OutputLength);
    private readonly T[] _z = new T[capacity * LinearNetwork<T>.Pitch(engine.Info.OutputLength)];
    private readonly T[] _dz = new T[capacity * LinearNetwork<T>.Pitch(engine.Info.OutputLength)];

    public override T LossAndGradient(int n, Loss loss, int targetLength, long step)
    {
        T value = Forward(n, loss, targetLength);
        for (int r = 0; r < _info.InputLength; r++)
        for (int c = 0; c < _info.OutputLength; c++)
        {
            T sum = T.Zero;
            for (int i = 0; i < n; i++)
                sum += Inputs(n)[i * _info.InputLength + r] * _dz[i * _pitch + c];
            Gradients[r * _pitch + c] = sum;
        }
        return value;
    }

    public override T Evaluate(int n, Loss loss, int targetLength, Span<T> outputs)
    {
        T value = Forward(n, loss, targetLength);
        Outputs(n, outputs);
        return value;
    }

    /// <summary>The outputs for the inputs that are there.</summary>
    public void Predict(int n, Span<T> outputs)
    {
        Multiply(n);
        Outputs(n, outputs);
    }

    public override ReadOnlySpan<T> Values(int sample) => _z.AsSpan(sample * _pitch, _info.OutputLength);

    public override void Outputs(int n, Span<T> outputs)
    {
        for (int i = 0; i < n; i++)
            _info.Link.Apply<T>(_z.AsSpan(i * _pitch, _info.OutputLength), outputs.Slice(i * _info.OutputLength, _info.OutputLength));
    }

    public override void Parallel(IWork work)
    {
        for (int part = 0; part < threads; part++)
            work.Run(part, threads);
    }

    private void Multiply(int n)
    {
        for (int i = 0; i < n; i++)
        for (int c = 0; c < _info.OutputLength; c++)
        {
            T sum = T.Zero;
            for (int r = 0; r < _info.InputLength; r++)
                sum += Inputs(n)[i * _info.InputLength + r] * Parameters[r * _pitch + c];
            _z[i * _pitch + c] = sum;
        }
    }

    private unsafe T Forward(int n, Loss loss, int targetLength)
    {
        Multiply(n);
        fixed (
            T* z = _z,
                dz = _dz
        )
        {
            var batch = new LossBatch<T>
            {
                Link = _info.Link,
                N = n,
                Total = n,
                Length = _info.OutputLength,
                Classes = _info.OutputColumns,
                Pitch = _pitch,
                Z = new(z),
                DZ = new(dz),
                Targets = TargetSpan(n, targetLength),
                Weights = WeightSpan(0, n),
            };
            return batch.Weights.IsEmpty ? loss.Batch(batch) : loss.WeightedBatch(batch);
        }
    }
}
