using System.Globalization;

namespace NetGen.Layers.Tests.Onnx;

internal static class NormalizationOperators
{
    /// <summary>With training_mode the output uses the batch's own statistics, and the two further outputs are the moving averages after
    /// the step.</summary>
    public static OnnxNetwork Batch(OnnxCase test)
    {
        OnnxTensor x = test.Inputs[0];
        bool trains = test.Int("training_mode") == 1;
        string momentum = test.Float("momentum", 0.9f).ToString(CultureInfo.InvariantCulture);
        return new OnnxNetwork(
            $"{Translation.Input([.. x.Space, x.Shape[1]])} [BatchNormalization(Epsilon = {Epsilon(test)}, Momentum = {momentum}, Name = "
                + $"\"op\")]",
            x.ChannelsLast(),
            test.Output.ChannelsLast()
        )
        {
            Weights = new Dictionary<string, float[]>
            {
                ["gamma"] = test.Inputs[1].Values,
                ["beta"] = test.Inputs[2].Values,
                ["moving_mean"] = test.Inputs[3].Values,
                ["moving_variance"] = test.Inputs[4].Values,
            },
            AfterStep = trains
                ? new Dictionary<string, float[]>
                {
                    ["moving_mean"] = test.OtherOutput(1).Values,
                    ["moving_variance"] = test.OtherOutput(2).Values,
                }
                : null,
        };
    }

    /// <summary>The axes that it normalises over become one, the last; those before it are batch and places. Its further outputs, mean and
    /// deviation, no layer gives.</summary>
    public static OnnxNetwork Layer(OnnxCase test)
    {
        OnnxTensor x = test.Inputs[0];
        int axis = test.Int("axis", -1);
        if (axis < 0)
            axis += x.Shape.Length;
        int features = x.Shape[axis..].Aggregate(1, (a, b) => a * b);
        int[] places = axis > 0 ? x.Shape[1..axis] : [];
        return new OnnxNetwork(
            $"{Translation.Input([.. places, features])} [LayerNormalization(Epsilon = {Epsilon(test)}, Name = \"op\")]",
            x.Values,
            test.Output.Values
        )
        {
            Weights = new Dictionary<string, float[]> { ["gamma"] = test.Inputs[1].Values, ["beta"] = test.Inputs[2].Values },
        };
    }

    /// <summary>Each channel of each sample over its places: a group a channel.</summary>
    public static OnnxNetwork Instance(OnnxCase test)
    {
        OnnxTensor x = test.Inputs[0];
        return new OnnxNetwork(
            $"{Translation.Input([.. x.Space, x.Shape[1]])} [GroupNormalization(-1, Epsilon = {Epsilon(test)}, Name = \"op\")]",
            x.ChannelsLast(),
            test.Output.ChannelsLast()
        )
        {
            Weights = new Dictionary<string, float[]> { ["gamma"] = test.Inputs[1].Values, ["beta"] = test.Inputs[2].Values },
        };
    }

    private static string Epsilon(OnnxCase test) => test.Float("epsilon", 1e-5f).ToString(CultureInfo.InvariantCulture);
}
