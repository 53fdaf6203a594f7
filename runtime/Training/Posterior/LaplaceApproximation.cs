using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>How sure a trained network can be: the posterior of its parameters as a Gaussian around where they are, whose precision is the
/// Gauss-Newton matrix of the negative log-likelihood plus that of a Gaussian prior (D. MacKay, "A Practical Bayesian Framework for
/// Backpropagation Networks", 1992). Predictions are linearised in the parameters, so that they are Gaussian, too. Exact for linear
/// regression. For small networks: it takes a product with second derivatives for each parameter.</summary>
/// <remarks>Penalties of layers count as priors: train with L2 and leave <c>priorPrecision</c> at 0, or train without, and set it. The
/// network must not train with noise or by moments of batches: the posterior would be that of another function than it
/// predicts with. Weights that are frozen or pruned are known: with all layers but the last frozen it is a last-layer approximation.
/// </remarks>
/// <typeparam name="T">float, or double for <see cref="Precision.Double"/>.</typeparam>
public sealed class LaplaceApproximation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostForMatrix = 10_000;

    private readonly ICurvatureNetwork<T> _network;
    private readonly PrecisionFactor? _full;
    private readonly double[] _diagonal = [];
    private readonly T[] _parameters;

    /// <summary>The posterior of a network that has been trained to a minimum, from the data it was trained with.</summary>
    /// <param name="network">The network; what it becomes later is not followed.</param>
    /// <param name="inputs">Whole samples, one after another.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="loss">What it was trained with, if that is a negative log-likelihood: <see cref="MeanSquaredError"/>, a cross-entropy,
    /// <see cref="Poisson"/> or <see cref="MixtureNegativeLogLikelihood"/>.</param>
    /// <param name="priorPrecision">1 over the variance of each parameter under the prior, whose mean is 0.</param>
    /// <param name="noiseVariance">The variance of targets around what the network should predict; for
    /// <see cref="MeanSquaredError"/> alone.</param>
    /// <param name="covariance">What is kept of the precision.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">The loss is no log-likelihood, a length does not fit, the network trains with noise, or it has
    /// more parameters than a matrix has room for.</exception>
    /// <exception cref="ArithmeticException">The precision is not positive definite: data and prior do not determine all parameters.
    /// </exception>
    public LaplaceApproximation(
        ICurvatureNetwork<T> network,
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Loss loss,
        double priorPrecision,
        double noiseVariance = 1,
        LaplaceCovariance covariance = LaplaceCovariance.Full
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        if (!(priorPrecision >= 0 && double.IsFinite(priorPrecision)))
            throw new ArgumentOutOfRangeException(nameof(priorPrecision), priorPrecision, "A precision must be a number from 0 on.");
        if (!(noiseVariance > 0 && double.IsFinite(noiseVariance)))
            throw new ArgumentOutOfRangeException(nameof(noiseVariance), noiseVariance, "A variance must be a number above 0.");
        if (!Enum.IsDefined(covariance))
            throw new ArgumentOutOfRangeException(
                nameof(covariance),
                covariance,
                $"There is no {nameof(LaplaceCovariance)} of this number."
            );
        ProgramInfo info = network.Engine.Info;
        int count = Layout.Count(info);
        if (covariance == LaplaceCovariance.Full && count > MostForMatrix)
            throw new ArgumentException(
                $"{info.Name} has {count} parameters, but a full matrix has room for {MostForMatrix}. Take LaplaceCovariance.Diagonal.",
                nameof(covariance)
            );
        double terms = Terms(info, loss, noiseVariance);
        using TrainingSession<T> session = network.Engine.Session(inputs, targets, loss, out int n, out int targetLength);
        RefuseNoise(network, session, inputs, loss, n, targetLength);
        _network = network;
        _parameters = new T[count];
        network.CopyParametersTo(_parameters);
        double[][] rows = covariance == LaplaceCovariance.Full ? new double[count][] : [];
        if (covariance == LaplaceCovariance.Diagonal)
            _diagonal = new double[count];
        using var direction = new NativeArray<T>(info.ArenaLength);
        using var product = new NativeArray<T>(info.ArenaLength);
        T[] flat = new T[count];
        for (int i = 0; i < count; i++)
        {
            Array.Clear(flat);
            flat[i] = T.One;
            Layout.FromUser<T>(info, flat, direction.Start);
            network.Engine.ClearHeld(direction.Start);
            Layout.ToUser<T>(info, direction.Start, flat);
            bool isHeld = flat[i] == T.Zero;
            session.Curvature!.Multiply(CurvatureKind.GaussNewton, n, loss, targetLength, 0, direction.Start, product.Start);
            network.Engine.ClearHeld(product.Start);
            Layout.ToUser<T>(info, product.Start, flat);
            // Nothing goes along it, so that any precision does.
            double own = isHeld ? 1 : n * terms * double.CreateTruncating(flat[i]) + priorPrecision;
            if (rows.Length == 0)
            {
                _diagonal[i] = own;
                continue;
            }
            rows[i] = new double[i + 1];
            for (int j = 0; j < i; j++)
                rows[i][j] = n * terms * double.CreateTruncating(flat[j]);
            rows[i][i] = own;
        }
        if (rows.Length > 0)
            _full = PrecisionFactor.Of(rows);
        if (rows.Length > 0 ? _full is null : Array.Exists(_diagonal, d => !(d > 0)))
            throw new ArithmeticException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The posterior's precision of {info.Name} is not positive definite: {n} samples and a prior precision of "
                        + $"{priorPrecision} do not determine all of the {count} parameters. Raise {nameof(priorPrecision)}."
                )
            );
    }

    /// <summary>The mean and the variance of each value that the network makes of one sample, before a softmax or sigmoid where it ends in
    /// one: a variance of logits, or of the outputs themselves. It is that of the function; an observation has its noise besides.</summary>
    /// <param name="input">One sample.</param>
    /// <param name="mean">Receives what the network predicts, before the softmax or sigmoid.</param>
    /// <param name="variance">Receives how far the posterior is from sure of it.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="InvalidOperationException">The network has been trained meanwhile.</exception>
    public void Predict(ReadOnlySpan<T> input, Span<double> mean, Span<double> variance)
    {
        ProgramInfo info = _network.Engine.Info;
        if (input.Length != info.InputLength || mean.Length != info.OutputLength || variance.Length != info.OutputLength)
            throw new ArgumentException(
                $"{info.Name} makes {info.OutputLength} values of a sample of {info.InputLength}; there are {input.Length}, and room for "
                    + $"{mean.Length} means and {variance.Length} variances."
            );
        T[] flat = new T[_parameters.Length];
        _network.CopyParametersTo(flat);
        if (!flat.AsSpan().SequenceEqual(_parameters))
            throw new InvalidOperationException($"The parameters of {info.Name} have changed since its posterior was computed.");
        using TrainingSession<T> session = _network.Engine.Train(1);
        _network.Engine.Checks.Inputs(input);
        input.CopyTo(session.Inputs(1));
        double[] penalty = Slope(session, -1),
            row = new double[flat.Length];
        for (int k = 0; k < info.OutputLength; k++)
        {
            double[] slope = Slope(session, k);
            Algebra.Move(slope, -1, penalty, row);
            variance[k] = _full?.InverseSquare(row) ?? OverDiagonal(row);
            mean[k] = double.CreateTruncating(session.Values(0)[k]);
        }
    }

    private double OverDiagonal(double[] row)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
            sum += row[i] * row[i] / _diagonal[i];
        return sum;
    }

    private static double[] Slope(TrainingSession<T> session, int index)
    {
        ProgramInfo info = session.Engine.Info;
        session.Targets(1, info.OutputLength).Clear();
        session.LossAndGradient(1, new OutputRow(index), info.OutputLength, 0);
        session.Engine.ClearHeld(session.Gradients);
        T[] flat = new T[Layout.Count(info)];
        Layout.ToUser<T>(info, session.Gradients, flat);
        return Array.ConvertAll(flat, double.CreateTruncating);
    }

    // How often the mean that a loss is stands in a sample's negative log-likelihood.
    private static double Terms(ProgramInfo info, Loss loss, double noiseVariance)
    {
        if (loss is MeanSquaredError)
            return info.OutputLength / (2 * noiseVariance);
        if (noiseVariance != 1)
            throw new ArgumentException(
                $"{loss.Name} has no noise variance; it belongs to {nameof(MeanSquaredError)}.",
                nameof(noiseVariance)
            );
        return loss switch
        {
            BinaryCrossentropy or Poisson => info.OutputLength,
            CategoricalCrossentropy or SparseCategoricalCrossentropy or MixtureNegativeLogLikelihood => info.OutputLength
                / (double)info.OutputColumns,
            _ => throw new ArgumentException(
                $"{loss.Name} is no negative log-likelihood, so that there is no posterior. Take {nameof(MeanSquaredError)}, a "
                    + $"cross-entropy, {nameof(Poisson)} or {nameof(MixtureNegativeLogLikelihood)}.",
                nameof(loss)
            ),
        };
    }

    // What it computes in training must be what it predicts.
    private static void RefuseNoise(
        ICurvatureNetwork<T> network,
        TrainingSession<T> session,
        ReadOnlySpan<T> inputs,
        Loss loss,
        int n,
        int targetLength
    )
    {
        T[] predicted = new T[n * network.Engine.Info.OutputLength],
            trained = new T[predicted.Length];
        network.Predict(inputs, predicted);
        session.LossAndGradient(n, loss, targetLength, 0);
        session.Outputs(n, trained);
        for (int i = 0; i < predicted.Length; i++)
            if (!(T.Abs(predicted[i] - trained[i]) <= T.CreateTruncating(1e-3) * (T.One + T.Abs(predicted[i]))))
                throw new ArgumentException(
                    $"{network.Engine.Info.Name} computes something else in training than it predicts: it has noise or batch "
                        + "normalisation, whose posterior is not that of its predictions. Leave these layers out.",
                    nameof(network)
                );
    }
}
