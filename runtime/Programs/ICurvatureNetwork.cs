using System.Numerics;

namespace NetGen;

/// <summary>A network that was compiled with its second derivatives: what <c>[Network(Curvature = true)]</c> makes. Both products are
/// exact, and no matrix is ever formed. They belong to the same function as <see cref="INetwork{T}.LossAndGradient"/> with the same
/// <c>step</c>: training mode, with the same masks of dropout and the same noise, and batch normalisation by the moments of this batch,
/// whose dependence on the parameters counts.</summary>
/// <typeparam name="T">float, or double for <see cref="Precision.Double"/>.</typeparam>
public interface ICurvatureNetwork<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The product of the generalised Gauss-Newton matrix Jᵀ H J with a vector, where J is how the network's last values z change
    /// with the parameters and H the second derivative of the mean loss with respect to z (N. Schraudolph, "Fast Curvature Matrix-Vector
    /// Products for Second-Order Gradient Descent", 2002). z stands before a softmax or sigmoid where the loss knows that form (the
    /// cross-entropies), and is the output itself for any other loss; so the matrix is positive semi-definite for every loss that is convex
    /// in what it judges. Penalties count in the same way, as functions of what they are laid on: L2 is exact, L1 has no
    /// curvature.</summary>
    /// <param name="inputs">Whole samples, one after another.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="loss">What is differentiated twice.</param>
    /// <param name="vector">A value for each parameter, in the order of <see cref="INetwork{T}.CopyParametersTo"/>.</param>
    /// <param name="product">Receives the product, in the same order. It may be <paramref name="vector"/> itself.</param>
    /// <param name="step">The step whose dropout and noise are meant.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an index or target is NaN or out of range; the message names
    /// it.</exception>
    void GaussNewtonProduct(
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Loss loss,
        ReadOnlySpan<T> vector,
        Span<T> product,
        long step = 0
    );

    /// <summary>The product of the Hessian of <see cref="INetwork{T}.LossAndGradient"/> with a vector: how the gradient changes along it,
    /// all second derivatives counted (B. Pearlmutter, "Fast Exact Multiplication by the Hessian", 1994). Where a function has a kink, as
    /// ReLU at 0 and L1 have, the derivative on either side counts.</summary>
    /// <inheritdoc cref="GaussNewtonProduct"/>
    void HessianVectorProduct(
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Loss loss,
        ReadOnlySpan<T> vector,
        Span<T> product,
        long step = 0
    );
}
