namespace NetGen;

/// <summary>The codes of an InfoGAN: the generator is given them behind its noise, and the discriminator has outputs for them behind its
/// first.</summary>
/// <param name="Categories">Classes of the categorical code, one-hot; 0 for none.</param>
/// <param name="Continuous">Codes between -1 and 1.</param>
/// <param name="Weight">What recovering them weighs beside the game itself.</param>
internal readonly record struct GanCodes(int Categories, int Continuous, float Weight)
{
    /// <summary>Values of one sample's codes.</summary>
    public int Length => Categories + Continuous;
}
