namespace NetGen;

/// <summary>Where an object is, and what.</summary>
/// <param name="Box">Where.</param>
/// <param name="Class">The number of its class, from 0 on.</param>
public readonly record struct LabelledBox(Box Box, int Class);
