namespace NetGen;

/// <summary>Says of one candidate that nothing can come of it: the trial is recorded with the message, and the search goes on. Training
/// that diverges counts as this without being told; any other exception ends the search.</summary>
public class FailedTrialException : Exception
{
    /// <summary>A candidate that fails.</summary>
    /// <param name="message">Why.</param>
    public FailedTrialException(string message)
        : base(message) { }

    /// <inheritdoc cref="FailedTrialException(string)"/>
    /// <param name="message">Why.</param>
    /// <param name="innerException">What it comes from.</param>
    public FailedTrialException(string message, Exception innerException)
        : base(message, innerException) { }

    // What training throws when it diverges is exactly this class; what derives from it, such as a division by zero, is a mistake in code.
    internal static bool IsFailure(Exception e) => e is FailedTrialException || e.GetType() == typeof(ArithmeticException);
}
