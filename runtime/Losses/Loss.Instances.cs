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

    /// <inheritdoc cref="NetGen.MeanAbsolutePercentageError"/>
    public static Loss MeanAbsolutePercentageError { get; } = new MeanAbsolutePercentageError();

    /// <inheritdoc cref="NetGen.MeanSquaredLogarithmicError"/>
    public static Loss MeanSquaredLogarithmicError { get; } = new MeanSquaredLogarithmicError();

    /// <inheritdoc cref="NetGen.Huber"/>
    public static Loss Huber { get; } = new Huber();

    /// <inheritdoc cref="NetGen.LogCosh"/>
    public static Loss LogCosh { get; } = new LogCosh();

    /// <inheritdoc cref="NetGen.Hinge"/>
    public static Loss Hinge { get; } = new Hinge();

    /// <inheritdoc cref="NetGen.SquaredHinge"/>
    public static Loss SquaredHinge { get; } = new SquaredHinge();

    /// <inheritdoc cref="NetGen.CategoricalHinge"/>
    public static Loss CategoricalHinge { get; } = new CategoricalHinge();

    /// <inheritdoc cref="NetGen.BinaryFocalCrossentropy"/>
    public static Loss BinaryFocalCrossentropy { get; } = new BinaryFocalCrossentropy();

    /// <inheritdoc cref="NetGen.CategoricalFocalCrossentropy"/>
    public static Loss CategoricalFocalCrossentropy { get; } = new CategoricalFocalCrossentropy();

    /// <inheritdoc cref="NetGen.CategoricalGeneralizedCrossEntropy"/>
    public static Loss CategoricalGeneralizedCrossEntropy { get; } = new CategoricalGeneralizedCrossEntropy();

    /// <inheritdoc cref="NetGen.KLDivergence"/>
    public static Loss KLDivergence { get; } = new KLDivergence();

    /// <inheritdoc cref="NetGen.Poisson"/>
    public static Loss Poisson { get; } = new Poisson();

    /// <inheritdoc cref="NetGen.CosineSimilarity"/>
    public static Loss CosineSimilarity { get; } = new CosineSimilarity();

    /// <inheritdoc cref="NetGen.Dice"/>
    public static Loss Dice { get; } = new Dice();

    /// <inheritdoc cref="NetGen.Tversky"/>
    public static Loss Tversky { get; } = new Tversky();

    /// <inheritdoc cref="NetGen.CTC"/>
    public static Loss CTC { get; } = new CTC();
}
