namespace NetGen;

/// <summary>What layers have in common that work along one axis, whatever else they are.</summary>
internal interface IHasAxis
{
    /// <summary>The axis: 1 is the first of a sample, -1 the last.</summary>
    int Axis { get; }
}
