namespace NetGen;

/// <summary>What layers have in common that work along one axis or several at once, whatever else they are.</summary>
internal interface IHasAxes
{
    /// <summary>The axes, in rising order: 1 is the first of a sample, -1 the last.</summary>
    int[] Axis { get; }
}
