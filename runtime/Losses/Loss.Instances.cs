namespace NetGen;

public abstract partial class Loss
{
    /// <inheritdoc cref="NetGen.MeanSquaredError"/>
    public static Loss MeanSquaredError { get; } = new MeanSquaredError();

    /// <inheritdoc cref="NetGen.MeanAbsoluteError"/>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteError();

    /// <inheritdoc cref="NetGen.BinaryCrossentropy"/>
    public static Loss BinaryCrossentropy { get; } = new BinaryCrossentropy();

    /// <inheritdoc cref="NetGen.CategoricalCrossentropy"/>
    public static Loss CategoricalCrossentropy { get; } = new CategoricalCrossentropy();

    /// <inheritdoc cref="NetGen.SparseCategoricalCrossentropy"/>
    public static Loss SparseCategoricalCrossentropy { get; } = new SparseCategoricalCrossentropy();

    /// <inheritdoc cref="NetGen.MixtureNegativeLogLikelihood"/>
    public static Loss MixtureNegativeLogLikelihood { get; } = new MixtureNegativeLogLikelihood();
}
