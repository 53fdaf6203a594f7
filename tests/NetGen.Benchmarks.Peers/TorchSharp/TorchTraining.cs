using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NetGen.Benchmarks.Peers;

/// <summary>Training as it is usually written: gradients to nothing, forward, loss, backward, step.</summary>
internal static class TorchTraining
{
    /// <summary>An epoch: shuffle, batches of rows gathered by index, steps; the last batch is short.</summary>
    public static Action Epoch(Model model, string optimizer, int batch, FashionMnist data)
    {
        var torch = new TorchModel(batch, isTraining: true, model.Layers);
        optim.Optimizer o = optimizer == "sgd" ? optim.SGD(torch.Parameters, 0.1) : optim.Adam(torch.Parameters, 1e-3);
        return () =>
        {
            using DisposeScope epoch = NewDisposeScope();
            Tensor order = randperm(data.Count);
            for (int start = 0; start < data.Count; start += batch)
            {
                using DisposeScope step = NewDisposeScope();
                Tensor rows = order.narrow(0, start, Math.Min(batch, data.Count - start));
                o.zero_grad();
                F.cross_entropy(torch.Forward(Arranged(model, data.Images[rows])), data.Labels[rows]).backward();
                o.step();
            }
        };
    }

    /// <summary>One step of Adam on a batch of uniform random values and targets.</summary>
    public static Action Step(Model model, int batch)
    {
        var torch = new TorchModel(batch, isTraining: true, model.Layers);
        Func<Tensor, Tensor> forward = model.Softmax ? x => F.softmax(torch.Forward(x), 1) : torch.Forward;
        Tensor x = rand(model.Shape(batch)),
            targets = rand_like(forward(x));
        return Step(optim.Adam(torch.Parameters, 1e-3), () => F.mse_loss(forward(x), targets));
    }

    /// <summary>10,000 full-batch steps on exclusive or.</summary>
    public static Action Xor()
    {
        var torch = new TorchModel(4, isTraining: true, new Dense(2, 5, Activation.Sigmoid), new Dense(5, 1, Activation.Sigmoid));
        Tensor x = tensor(
                new float[,]
                {
                    { 0, 0 },
                    { 0, 1 },
                    { 1, 0 },
                    { 1, 1 },
                }
            ),
            targets = tensor(
                new float[,]
                {
                    { 0 },
                    { 1 },
                    { 1 },
                    { 0 },
                }
            );
        Action step = Step(optim.SGD(torch.Parameters, 1.0), () => F.mse_loss(torch.Forward(x), targets));
        return () =>
        {
            for (int i = 0; i < 10_000; i++)
                step();
        };
    }

    /// <summary>4-32-16-4, tanh between the layers: one step of Adam on all of 10,000 rows.</summary>
    public static Action Tanh()
    {
        Layer[] layers = [new Dense(4, 32, Activation.Tanh), new Dense(32, 16, Activation.Tanh), new Dense(16, 4)];
        var torch = new TorchModel(10_000, isTraining: true, layers);
        Tensor x = randn(10_000, 4),
            targets = randn(10_000, 4);
        return Step(optim.Adam(torch.Parameters, 1e-3), () => F.mse_loss(torch.Forward(x), targets));
    }

    /// <summary>Generator 64-128-784, discriminator 784-128-1: one step of each with Adam on 64 images.</summary>
    public static Action Gan()
    {
        const int Batch = 64,
            Batches = 100;
        var g = new TorchModel(Batch, isTraining: true, new Dense(64, 128, Activation.LeakyReLU), new Dense(128, 784, Activation.Tanh));
        var d = new TorchModel(Batch, isTraining: true, new Dense(784, 128, Activation.LeakyReLU), new Dense(128, 1));
        optim.Optimizer ofG = optim.Adam(g.Parameters, 2e-4, 0.5, 0.999),
            ofD = optim.Adam(d.Parameters, 2e-4, 0.5, 0.999);
        Tensor one = ones(Batch, 1),
            zero = zeros(Batch, 1),
            images = rand(Batches * Batch, 784) * 2 - 1;
        Tensor Loss(Tensor x, Tensor target) => F.binary_cross_entropy_with_logits(d.Forward(x), target);
        int step = 0;
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor real = images.narrow(0, step++ % Batches * Batch, Batch),
                fake = g.Forward(randn(Batch, 64));
            Step(ofD, () => Loss(real, one) + Loss(fake.detach(), zero))();
            Step(ofG, () => Loss(fake, one))();
        };
    }

    private static Action Step(optim.Optimizer optimizer, Func<Tensor> loss) =>
        () =>
        {
            using DisposeScope scope = NewDisposeScope();
            optimizer.zero_grad();
            loss().backward();
            optimizer.step();
        };

    // Images are given as [n, 784].
    private static Tensor Arranged(Model model, Tensor x) =>
        model.IsSequence
            ? x.view(-1, model.Input[0], model.Input[1]).transpose(0, 1).contiguous()
            : x.view([-1, .. model.Input.Select(n => (long)n)]);
}
