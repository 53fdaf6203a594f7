using static TorchSharp.torch;

namespace NetGen.Benchmarks.Peers;

/// <summary>Predictions, without anything that a derivative would need.</summary>
internal static class TorchInference
{
    /// <summary>Predicts a batch of uniform random values.</summary>
    public static Action Predict(Model model, int batch)
    {
        Func<Tensor, Tensor> forward = Make(model, batch);
        Tensor x = rand(model.Shape(batch));
        return () =>
        {
            using IDisposable scope = NewDisposeScope(),
                inference = inference_mode();
            forward(x);
        };
    }

    /// <summary>The model with its softmax.</summary>
    public static Func<Tensor, Tensor> Make(Model model, int batch)
    {
        var torch = new TorchModel(batch, isTraining: false, model.Layers);
        return model.Softmax ? x => nn.functional.softmax(torch.Forward(x), 1) : torch.Forward;
    }
}
