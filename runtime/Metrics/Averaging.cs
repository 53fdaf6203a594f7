namespace NetGen;

/// <summary>How a number of each class becomes one.</summary>
public enum Averaging
{
    /// <summary>The mean over the classes that are there, among targets or predictions.</summary>
    Macro,

    /// <summary>The number for all classes together.</summary>
    Micro,

    /// <summary>The mean over classes, each as often as it is among targets.</summary>
    Weighted,
}
