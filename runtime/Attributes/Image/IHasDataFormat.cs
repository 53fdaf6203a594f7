namespace NetGen;

/// <summary>What layers over sequences, images and volumes have in common, whatever else they are.</summary>
internal interface IHasDataFormat
{
    /// <summary>Which axis of input and output has the channels.</summary>
    DataFormat DataFormat { get; }
}
