using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Weight decay and the moving average, which the optimizers of the library take along in their kernels and those of users know
/// nothing of.</summary>
public class OptimizersAroundTests
{
    private static readonly Func<float, bool, Optimizer>[] s_optimizers =
    [
        (decay, ema) => new SGD(0.1f) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new SGD(0.1f, 0.9f, nesterov: true) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new RMSprop(0.1f, momentum: 0.5f, centered: true) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new Adagrad(0.1f) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new Adadelta(0.1f) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new Adam(0.1f, amsgrad: true) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new AdamW(0.1f, decay) { UseEma = ema },
        (decay, ema) => new Adamax(0.1f) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new Nadam(0.1f) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new Ftrl(0.1f, l2Shrinkage: 0.1f) { WeightDecay = decay, UseEma = ema },
        (decay, ema) => new Lion(0.1f) { WeightDecay = decay, UseEma = ema },
    ];

    [Theory]
    [InlineData(0.5f, false)]
    [InlineData(0, true)]
    [InlineData(0.5f, true)]
    public void AreTheSameBitsInsideTheKernelAndBesideIt(float decay, bool ema)
    {
        foreach (Func<float, bool, Optimizer> make in s_optimizers)
        {
            Optimizer inside = make(decay, ema),
                plain = make(0, false);
            string name = inside.GetType().Name;
            (float[] w, float[] kept) = Run(inside);
            (float[] w2, float[] kept2) = Run(new Users(plain) { WeightDecay = decay, UseEma = ema });
            Assert.Equal(w2, w);
            Assert.Equal(kept2, kept);
            Assert.False(w.SequenceEqual(Run(plain).W) && !ema, $"{name} with decay is {name} without.");
            if (ema)
                Assert.All(Enumerable.Range(0, 48), i => Assert.NotEqual(0, kept[inside.Slots * 48 + i]));
        }
    }

    [Fact]
    public void AreBesideTheStepOfAClassThatDerivesFromAdam()
    {
        (float[] w, float[] kept) = Run(new Halving { WeightDecay = 0.5f, UseEma = true });
        (float[] w2, float[] kept2) = Run(new Users(new Halving()) { WeightDecay = 0.5f, UseEma = true });
        Assert.Equal(w2, w);
        Assert.Equal(kept2, kept);
    }

    // Five steps over parameters and gradients of every size.
    private static (float[] W, float[] Kept) Run(Optimizer optimizer)
    {
        using NativeArray<float> w = new(48),
            g = new(48),
            kept = new(Math.Max(1, optimizer.AllSlots) * 48);
        for (int i = 0; i < 48; i++)
            w.Span[i] = 1 + MathF.Sin(i);
        for (int t = 1; t <= 5; t++)
        {
            for (int i = 0; i < 48; i++)
                g.Span[i] = MathF.Cos(i * t) * MathF.Pow(10, i % 5 - 2);
            optimizer.Update(
                new OptimizerStep<float>
                {
                    Length = 48,
                    Number = t,
                    LearningRate = optimizer.Rate,
                    ParameterStart = w.Start,
                    GradientStart = g.Start,
                    Slots = kept.Start,
                    SlotPitch = 48,
                },
                optimizer.Step
            );
        }
        return (w.Span.ToArray(), kept.Span.ToArray());
    }

    private sealed class Users(Optimizer inner) : Optimizer(inner.LearningRate)
    {
        public override int Slots => inner.Slots;

        protected internal override void Step<T>(in OptimizerStep<T> step) => inner.Step(step);
    }

    private sealed class Halving() : Adam(0.1f)
    {
        protected internal override void Step<T>(in OptimizerStep<T> step)
        {
            base.Step(step);
            foreach (ref T w in step.Parameters)
                w /= T.CreateTruncating(2);
        }
    }
}
