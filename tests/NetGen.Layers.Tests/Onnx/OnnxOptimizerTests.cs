using NetGen.CompilerServices;

namespace NetGen.Layers.Tests.Onnx;

/// <summary>One step of each optimizer in ONNX' own training tests. Their operands are the learning rate, the number of steps before, then
/// tensors, their gradients and what is kept of them. The norm coefficient is L2 regularisation: its share of the parameters belongs to the
/// gradient.</summary>
public class OnnxOptimizerTests
{
    // ONNX' Adagrad adds 1e-5 behind the root, and Keras within: that is less than this here.
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("node/test_adagrad")]
    [InlineData("node/test_adagrad_multiple")]
    [InlineData("node/test_adam")]
    [InlineData("node/test_adam_multiple")]
    [InlineData("node/test_momentum")]
    [InlineData("node/test_momentum_multiple")]
    [InlineData("node/test_nesterov_momentum")]
    public void Step(string name)
    {
        OnnxCase test = OnnxCase.Read(name);
        float rate = test.Inputs[0].Values[0];
        // The values of one test were computed with an epsilon that its model does not have.
        float epsilon = name == "node/test_adam_multiple" ? 1e-2f : test.Float("epsilon", 1e-6f);
        // Before its first step ONNX' Adam corrects no bias, as after very many.
        (Optimizer optimizer, float scale) = test.Operator switch
        {
            "Adagrad" => (new Adagrad(rate, epsilon: epsilon), 1f),
            "Adam" => (new Adam(rate, test.Float("alpha", 0.9f), test.Float("beta", 0.999f), epsilon), 1f),
            // Keras' velocity is a step, ONNX' a sum of gradients.
            "Momentum" => ((Optimizer)new SGD(rate, test.Float("alpha", 0), test.Text("mode", "") == "nesterov"), -rate),
            _ => throw new ArgumentException(test.Operator),
        };
        int slots = optimizer.Slots,
            count = (test.Inputs.Count - 2) / (2 + slots);
        Assert.Equal(test.Inputs.Count, 2 + count * (2 + slots));
        for (int i = 0; i < count; i++)
        {
            float[] Operand(int group) => test.Inputs[2 + group * count + i].Values;
            float[] x = Operand(0),
                gradient = Operand(1);
            using NativeArray<float> w = new(16),
                g = new(16),
                kept = new(16 * slots);
            x.CopyTo(w.Span);
            for (int j = 0; j < x.Length; j++)
                g.Span[j] = gradient[j] + test.Float("norm_coefficient", 0) * x[j];
            for (int slot = 0; slot < slots; slot++)
            for (int j = 0; j < x.Length; j++)
                kept.Span[16 * slot + j] = scale * Operand(2 + slot)[j];
            optimizer.Update(
                new OptimizerStep<float>
                {
                    Length = 16,
                    Number = 1_000_000,
                    LearningRate = optimizer.Rate,
                    ParameterStart = w.Start,
                    GradientStart = g.Start,
                    Slots = kept.Start,
                    SlotPitch = 16,
                },
                optimizer.Step
            );
            Near(Output(0), w.Span);
            for (int slot = 0; slot < slots; slot++)
                Near([.. Output(1 + slot).Select(v => scale * v)], kept.Span[(16 * slot)..]);

            float[] Output(int group) => (group * count + i is 0 ? test.Output : test.OtherOutput(group * count + i)).Values;
        }
    }

    private static void Near(float[] expected, ReadOnlySpan<float> actual)
    {
        Assert.NotEmpty(expected);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance);
    }
}
