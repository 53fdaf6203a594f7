namespace NetGen;

/// <summary>The layer above stands several times, one after another, each with weights of its own: [Dense(64), Repeat(3)] is
/// [Dense(64)] [Dense(64)] [Dense(64)]. How deep a network is can so be a constant.</summary>
/// <param name="times">How often it stands, from 0 (the layer is left out) on; layers that are made so are 1000 at most.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RepeatAttribute(int times) : Attribute
{
    /// <summary>How often it stands.</summary>
    public int Times { get; } = times;

    /// <summary>How many layers above it are repeated together: [Dense(64)] [Dropout(0.2), Repeat(3, Layers = 2)] is three times
    /// both.</summary>
    public int Layers { get; set; } = 1;
}
