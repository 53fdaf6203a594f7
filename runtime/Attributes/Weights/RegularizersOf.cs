namespace NetGen;

/// <summary>What a tensor adds to the loss, under Keras' names, beside L1 and L2, which are arguments of layers.</summary>
/// <typeparam name="TTensor">The tensor.</typeparam>
public abstract class RegularizersOf<TTensor>
{
    private protected RegularizersOf() { }

    /// <summary>Adds factor · the mean |cosine| of the angles between rows, or columns: 0 if all are orthogonal. For tensors of two
    /// axes.</summary>
    /// <param name="factor">At least 0.</param>
    /// <param name="mode">What is to be orthogonal, of which there must be two at least.</param>
    public sealed class OrthogonalAttribute(double factor = 0.01, OrthogonalMode mode = OrthogonalMode.Rows) : RefinementAttribute
    {
        /// <summary>The factor.</summary>
        public double Factor { get; } = factor;

        /// <summary>What is to be orthogonal.</summary>
        public OrthogonalMode Mode { get; } = mode;
    }
}
