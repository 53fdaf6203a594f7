namespace NetGen;

/// <summary>Precision, recall and F1 of all classes as one number each.</summary>
/// <param name="Precision">See <see cref="BinaryCounts.Precision"/>.</param>
/// <param name="Recall">See <see cref="BinaryCounts.Recall"/>.</param>
/// <param name="F1">See <see cref="BinaryCounts.F1"/>: an average of the classes' own F1.</param>
public readonly record struct AverageScores(double Precision, double Recall, double F1);
