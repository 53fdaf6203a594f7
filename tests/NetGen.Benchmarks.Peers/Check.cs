using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>Whether both libraries do the same work: with the same weights and inputs they predict the same.</summary>
internal static class Check
{
    private const float Tolerance = 1e-5f;

    /// <summary>Prints the largest difference for every model, and returns 1 if one is too large.</summary>
    public static int Run()
    {
        TorchPeer.Load();
        int result = 0;
        IEnumerable<(string, Model)> models =
        [
            .. Models.All.Select(model => (model.Key, model.Value)),
            .. Models.Sized.Select(model => ($"{model.Key} 32", model.Value(32))),
        ];
        foreach ((string name, Model model) in models)
        foreach (int batch in (int[])[1, 64])
        {
            var onnx = new OnnxInference(model, batch);
            onnx.Run();
            Tensor x = tensor(onnx.Input.ToArray(), model.Shape(batch));
            float[] output = TorchInference.Make(model, batch)(x).detach().data<float>().ToArray();
            float difference =
                output.Length != onnx.Output.Length ? float.NaN : output.Zip(onnx.Output.ToArray(), (a, b) => MathF.Abs(a - b)).Max();
            Console.WriteLine($"{name} {batch}: {output.Length} outputs, largest difference {difference:e1}");
            if (!(difference <= Tolerance))
                result = 1;
        }
        return result;
    }
}
