using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Products with second derivatives, of the batch that a training session holds.</summary>
internal interface ICurvatureSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The product with a direction; both lie as parameters do, padding (which is zero) included. Nothing else changes.</summary>
    /// <param name="kind">The matrix.</param>
    /// <param name="n">The first so many samples.</param>
    /// <param name="loss">What is differentiated.</param>
    /// <param name="targetLength">Target values of a sample.</param>
    /// <param name="step">What noise is drawn by.</param>
    /// <param name="direction">The vector.</param>
    /// <param name="product">Receives the product.</param>
    void Multiply(CurvatureKind kind, int n, Loss loss, int targetLength, long step, Ptr<T> direction, Ptr<T> product);
}
