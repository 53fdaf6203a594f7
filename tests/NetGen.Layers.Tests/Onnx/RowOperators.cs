namespace NetGen.Layers.Tests.Onnx;

internal static class RowOperators
{
    /// <summary>Along any axis, which is made the last and then put back: all axes are those of one sample.</summary>
    public static Func<OnnxCase, OnnxNetwork> Along(string activation) =>
        test =>
        {
            OnnxTensor x = test.Inputs[0];
            int rank = x.Shape.Length,
                axis = test.Int("axis", -1);
            int[] order = [.. Enumerable.Range(1, rank).Where(i => i != (axis < 0 ? axis + rank : axis) + 1)];
            order = [.. order, Enumerable.Range(1, rank).Except(order).Single()];
            int[] back = [.. Enumerable.Range(1, rank).Select(i => Array.IndexOf(order, i) + 1)];
            string Permute(int[] to) => rank == 1 ? "" : $"[Permute({string.Join(", ", to)})] ";
            return new OnnxNetwork(
                $"{Translation.Input(x.Shape)} {Permute(order)}[Activation(Activation.{activation})] {Permute(back)}",
                x.Values,
                test.Output.Values
            );
        };

    /// <summary>Both are inputs of one sample.</summary>
    public static OnnxNetwork MatMul(OnnxCase test)
    {
        (OnnxTensor a, OnnxTensor b) = (test.Inputs[0], test.Inputs[1]);
        if (a.Shape.Length < 2 || b.Shape.Length < 2)
            throw new NotSupportedException("a vector");
        return new OnnxNetwork(
            $"[Input({string.Join(", ", a.Shape)}, Name = \"a\")] [Input({string.Join(", ", b.Shape)}, Name = \"b\")] "
                + "[MatMul(\"b\", From = \"a\")]",
            [.. a.Values, .. b.Values],
            test.Output.Values
        );
    }
}
