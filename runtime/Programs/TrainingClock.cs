namespace NetGen;

/// <summary>How much a network object has been trained, by whatever trains it: what orders of samples, masks and noise are drawn by, so
/// that training again does not draw the same again.</summary>
internal sealed class TrainingClock
{
    /// <summary>Epochs that were begun.</summary>
    public int Epochs { get; set; }

    /// <summary>Steps that were made.</summary>
    public long Steps { get; set; }

    /// <summary>Draws of Gibbs chains.</summary>
    public long Draws { get; set; }

    /// <summary>Passes over what belongs to epochs that another object of the network was trained for.</summary>
    public void SkipTo(int epoch, int stepsOfEpoch, int drawsOfStep = 0)
    {
        Epochs = Math.Max(Epochs, epoch);
        Steps = Math.Max(Steps, (long)epoch * stepsOfEpoch);
        Draws = Math.Max(Draws, (long)epoch * stepsOfEpoch * drawsOfStep);
    }
}
