using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Curvature;

/// <summary>What must hold of both products of second derivatives, of any network.</summary>
internal static class CurvatureCheck
{
    /// <summary>Both products over double against differences of gradients and of outputs.</summary>
    public static void Network(CompiledNetwork compiled, int n = 4)
    {
        var net = (ICurvatureNetwork<double>)compiled.Double();
        ProgramInfo info = net.Engine.Info;
        int count = Layout.Count(info);
        var random = new System.Random(3);
        net.SetParameters(Check.Values(random, count, 0.5));
        double[] inputs = Check.Inputs(random, info, n),
            targets = Check.Values(random, n * info.OutputLength, 1),
            u = Check.Values(random, count, 1),
            v = Check.Values(random, count, 1);

        double[] hessian = Product(net, net.HessianVectorProduct, Check.Quadratic, inputs, targets, v),
            gauss = Product(net, net.GaussNewtonProduct, Check.Quadratic, inputs, targets, v);
        Near(hessian, Difference(net, Check.Quadratic, inputs, targets, v), 1e-6, "The Hessian's product", "differences of gradients");
        Symmetric(u, v, hessian, Product(net, net.HessianVectorProduct, Check.Quadratic, inputs, targets, u), "The Hessian");
        Symmetric(u, v, gauss, Product(net, net.GaussNewtonProduct, Check.Quadratic, inputs, targets, u), "The Gauss-Newton matrix");

        // What the loss has of it is Jᵀ H J, where H is 1 over the number of samples; the rest are penalties.
        double[] rest = Product(net, net.GaussNewtonProduct, new Linear(), inputs, targets, v),
            ofLoss = [.. gauss.Zip(rest, (all, part) => all - part)];
        Near(ofLoss, ThroughOutputs(net, inputs, v, n), 1e-6, "The Gauss-Newton product", "differences of outputs");
        foreach (double[] product in new[] { ofLoss, rest })
            Assert.True(Dot(v, product) >= -1e-10 * Math.Sqrt(Dot(v, v) * Dot(product, product)), $"{Dot(v, product)} is negative.");
    }

    /// <summary>A product of second derivatives.</summary>
    public delegate void Multiplication(
        ReadOnlySpan<double> inputs,
        ReadOnlySpan<double> targets,
        Loss loss,
        ReadOnlySpan<double> vector,
        Span<double> product,
        long step = 0
    );

    public static double[] Product(
        INetwork<double> net,
        Multiplication multiply,
        Loss loss,
        double[] inputs,
        double[] targets,
        double[] vector
    )
    {
        double[] product = new double[Layout.Count(net.Engine.Info)];
        multiply(inputs, targets, loss, vector, product, 5);
        return product;
    }

    /// <summary>How the gradient changes along a vector.</summary>
    public static double[] Difference(INetwork<double> net, Loss loss, double[] inputs, double[] targets, double[] vector)
    {
        double[] Gradient()
        {
            double[] gradient = new double[vector.Length];
            net.LossAndGradient(inputs, targets, loss, gradient, 5);
            return gradient;
        }
        return Difference(net, vector, Gradient);
    }

    public static void Near(double[] actual, double[] expected, double limit, string what, string reference)
    {
        double error = Check.RelativeError(actual, expected);
        Assert.True(error < limit, $"{what} is off {reference} by {error:e1}.");
    }

    private static double[] ThroughOutputs(INetwork<double> net, double[] inputs, double[] vector, int n)
    {
        int length = net.Engine.Info.OutputLength;
        double[] Outputs()
        {
            using TrainingSession<double> session = net.Engine.Train(n);
            inputs.CopyTo(session.Inputs(n));
            session.Targets(n, length).Clear();
            session.LossAndGradient(n, Check.Quadratic, length, 5);
            double[] outputs = new double[n * length];
            session.Outputs(n, outputs);
            return outputs;
        }
        double[] change = Difference(net, vector, Outputs),
            product = new double[vector.Length],
            penalty = new double[vector.Length];
        // Of padding no loss is asked, so that a mean is one over fewer steps: the loss itself divides by their number.
        net.LossAndGradient(inputs, change, new Linear(), product, 5);
        net.LossAndGradient(inputs, new double[change.Length], new Linear(), penalty, 5);
        return [.. product.Zip(penalty, (all, part) => all - part)];
    }

    private static double[] Difference(INetwork<double> net, double[] vector, Func<double[]> function)
    {
        double[] parameters = new double[vector.Length];
        net.CopyParametersTo(parameters);
        const double H = 1e-5;
        net.SetParameters([.. parameters.Zip(vector, (p, v) => p + H * v)]);
        double[] ahead = function();
        net.SetParameters([.. parameters.Zip(vector, (p, v) => p - H * v)]);
        double[] behind = function();
        net.SetParameters(parameters);
        return [.. ahead.Zip(behind, (a, b) => (a - b) / (2 * H))];
    }

    private static void Symmetric(double[] u, double[] v, double[] ofV, double[] ofU, string what)
    {
        double size = Math.Sqrt(Dot(u, u) * Dot(ofV, ofV)) + Math.Sqrt(Dot(v, v) * Dot(ofU, ofU));
        Assert.True(Math.Abs(Dot(u, ofV) - Dot(v, ofU)) <= 1e-11 * size, $"{what} is not symmetric: {Dot(u, ofV)} and {Dot(v, ofU)}.");
    }

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    // Σ t y: its gradient takes targets back to the parameters, and it has no curvature.
    private sealed class Linear : Loss
    {
        public override string Name => "linear";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            T sum = T.Zero;
            for (int i = 0; i < output.Length; i++)
                sum += (gradient[i] = target[i]) * output[i];
            return sum;
        }
    }
}
