using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What an optimizer is given: a range of a network's parameters, their gradient, and its own memory about them.
/// The range includes padding, whose gradient is 0.</summary>
/// <typeparam name="T">float or double.</typeparam>
public readonly struct OptimizerStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many values the range has; a multiple of 16.</summary>
    public int Length { get; internal init; }

    /// <summary>The number of this step, counted from 1.</summary>
    public long Number { get; internal init; }

    /// <summary>The learning rate of these parameters: the optimizer's, times <see cref="Optimizer.LearningRateMultipliers"/>.</summary>
    public float LearningRate { get; internal init; }

    /// <summary>The parameters, to be changed.</summary>
    public Span<T> Parameters => ParameterStart.Span(Length);

    /// <summary>Their gradient, after clipping.</summary>
    public ReadOnlySpan<T> Gradient => GradientStart.Span(Length);

    /// <summary>One of <see cref="Optimizer.Slots"/> values that are kept for each parameter from step to step; zero at first.</summary>
    public Span<T> Slot(int index) => SlotStart(index).Span(Length);

    internal Ptr<T> ParameterStart { get; init; }

    internal Ptr<T> GradientStart { get; init; }

    internal Ptr<T> Slots { get; init; }

    internal int SlotPitch { get; init; }

    /// <summary>Whose weight decay and moving average the kernel of a step takes along; null for none.</summary>
    internal Optimizer? Around { get; init; }

    /// <summary>Runs the kernel that makes the step.</summary>
    internal void Run<K>(in K kernel)
        where K : struct, ILoop<T>
    {
        if (Around is { } optimizer)
            optimizer.RunAround(this, kernel);
        else
            Loop.Run<T, K>(kernel, 0, 1, Length);
    }

    internal Ptr<T> SlotStart(int index) => Slots + index * SlotPitch;
}
