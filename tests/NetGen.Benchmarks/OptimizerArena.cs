using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen.Benchmarks;

/// <summary>Parameters, their gradient and what an optimizer keeps, as a training run has them, in which two things can be done: a step of
/// the optimizer, and the same reads and writes with next to no arithmetic.</summary>
internal sealed class OptimizerArena : IDisposable
{
    private readonly int _size,
        _slots;
    private readonly NativeArray<float> _parameters,
        _gradient,
        _memory;
    private long _steps;

    public OptimizerArena(int size, int slots)
    {
        (_size, _slots) = (size, slots);
        (_parameters, _gradient, _memory) = (new(size), new(size), new(size * slots));
        var random = new Random(1);
        for (int i = 0; i < size; i++)
            (_parameters.Span[i], _gradient.Span[i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
    }

    /// <summary>How many bytes a step must move for each parameter: the gradient is read, the parameter and what is kept about it are read
    /// and written.</summary>
    public int Bytes => sizeof(float) * (1 + 2 * (1 + _slots));

    /// <summary>One step along a gradient that stays the same.</summary>
    public void Step(Optimizer optimizer) =>
        optimizer.Update(
            new OptimizerStep<float>
            {
                Length = _size,
                Number = ++_steps,
                LearningRate = optimizer.Rate,
                ParameterStart = _parameters.Start,
                GradientStart = _gradient.Start,
                Slots = _memory.Start,
                SlotPitch = _size,
            },
            optimizer.Step
        );

    /// <summary>Reads and writes what a step does, and changes nothing: x = x + 0 g for the parameters and each slot.</summary>
    public void Move() => Loop.Run<float, Traffic>(new(_parameters.Start, _gradient.Start, _memory.Start, _slots, _size), 0, 1, _size);

    public void Dispose()
    {
        _parameters.Dispose();
        _gradient.Dispose();
        _memory.Dispose();
    }

    // Straight ahead for any number of slots: the processor foresees branches that always go the same way.
    private readonly struct Traffic(Ptr<float> w, Ptr<float> g, Ptr<float> memory, int slots, int pitch) : ILoop<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, float>
        {
            V nothing = V.Load(g + j) * V.Zero;
            V.Store(w + j, V.Load(w + j) + nothing);
            if (slots > 0)
                V.Store(memory + j, V.Load(memory + j) + nothing);
            if (slots > 1)
                V.Store(memory + (j + pitch), V.Load(memory + (j + pitch)) + nothing);
            if (slots > 2)
                V.Store(memory + (j + 2 * pitch), V.Load(memory + (j + 2 * pitch)) + nothing);
        }
    }
}
