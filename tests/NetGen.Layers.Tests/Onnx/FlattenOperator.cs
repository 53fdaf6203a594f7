namespace NetGen.Layers.Tests.Onnx;

internal static class FlattenOperator
{
    /// <summary>The axes before ONNX' axis are samples.</summary>
    public static OnnxNetwork Flatten(OnnxCase test)
    {
        OnnxTensor x = test.Inputs[0];
        int axis = test.Int("axis", 1);
        int[] shape = x.Shape[(axis < 0 ? axis + x.Shape.Length : axis)..];
        if (shape.Length == 0)
            throw new NotSupportedException("a sample without axes");
        return new OnnxNetwork($"{Translation.Input(shape)} [Flatten]", x.Values, test.Output.Values);
    }
}
