namespace NetGen;

/// <summary>Logs dead_units: the share of units whose bias had a gradient of exactly 0 in every step of an epoch, so that no sample moved
/// them. A unit of <see cref="Activation.ReLU"/> dies where its input is negative for every sample, such as behind too long a step. Layers
/// without a bias are not counted. It copies the gradient in each step, and is for looking into a training that does not go well.</summary>
public sealed class DeadUnits : Callback
{
    private const string Key = "dead_units";

    private readonly Dictionary<string, bool[]> _moved = [];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, MonitorMode>? Keys { get; } =
        new Dictionary<string, MonitorMode> { [Key] = MonitorMode.Min };

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context) => _moved.Clear();

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        foreach (NamedTensor<double> bias in context.GetGradients().Where(g => g.Name.EndsWith(".bias", StringComparison.Ordinal)))
        {
            if (!_moved.TryGetValue(bias.Name, out bool[]? moved))
                _moved.Add(bias.Name, moved = new bool[bias.Values.Length]);
            for (int i = 0; i < moved.Length; i++)
                moved[i] |= bias.Values[i] != 0;
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        bool[] all = [.. _moved.Values.SelectMany(moved => moved)];
        context.Logs[Key] = all.Length == 0 ? 0 : (double)all.Count(moved => !moved) / all.Length;
    }
}
