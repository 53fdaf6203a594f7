using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests.Serialization;

/// <summary>Parameters without a program: a Dense layer of 2 inputs and 3 units.</summary>
internal sealed class FakeEngine<T>(int seed) : Engine<T>(Network, seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly ProgramInfo Network = new()
    {
        Name = "Fake",
        InputLength = 2,
        OutputLength = 3,
        OutputColumns = 3,
        ArenaLength = 48,
        Parameters =
        [
            new ParameterSpec
            {
                Name = "dense.kernel",
                Shape = [2, 3],
                Offset = 0,
                Pitch = 16,
                Initializer = Initializer.GlorotUniform,
                FanIn = 2,
                FanOut = 3,
            },
            new ParameterSpec
            {
                Name = "dense.bias",
                Shape = [3],
                Offset = 32,
                Pitch = 16,
                Initializer = Initializer.RandomNormal,
            },
        ],
    };

    public T[] Flat()
    {
        var values = new T[9];
        CopyParametersTo(values);
        return values;
    }

    public byte[] Saved()
    {
        var stream = new MemoryStream();
        Save(stream);
        return stream.ToArray();
    }

    public override void Predict(ReadOnlySpan<T> input, Span<T> output) => throw new NotSupportedException();

    internal override TrainingSession<T> Train(int capacity, int threads = 1, bool isWhole = false) => throw new NotSupportedException();
}
