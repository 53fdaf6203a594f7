namespace NetGen;

/// <summary>Marks the padding of a sequence: a step all of whose features equal <see cref="MaskValue"/>. The layers behind it that can tell
/// steps apart pass it over, and so do loss and metrics where the output is still a sequence. Input and output [steps, features]; padding
/// becomes 0.</summary>
public sealed class MaskingAttribute : LayerAttribute
{
    /// <summary>What every feature of a step of padding is, exactly.</summary>
    public double MaskValue { get; set; }
}
