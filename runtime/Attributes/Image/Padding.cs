namespace NetGen;

/// <summary>What surrounds an image or a sequence while windows slide over it.</summary>
public enum Padding
{
    /// <summary>Nothing: windows stand only where they fit, (length - window) / stride + 1 of them.</summary>
    Valid,

    /// <summary>As much as makes length / stride windows, rounded up; an odd one stands at the end, as in Keras.</summary>
    Same,

    /// <summary>Zeros before the first step, as many as let the window of each step end there: y[t] is made of no step behind x[t]. There
    /// are length / stride windows, rounded up. Conv1D alone has it, as in Keras; with stride 1 it then works in a stream.</summary>
    Causal,
}
