namespace NetGen;

/// <summary>Logs how long the gradient is, so that one that vanishes or explodes is seen: gradient_norm, the Euclidean norm of the whole
/// gradient as the optimizer had it, behind clipping, as a mean over the steps of an epoch. It copies the gradient in each step, and is for
/// looking into a training that does not go well.</summary>
/// <param name="perTensor">Whether the norm of each tensor is logged as well, as NAME_gradient_norm.</param>
public sealed class GradientNorm(bool perTensor = false) : Callback
{
    private const string Key = "gradient_norm";

    private readonly Dictionary<string, double> _sums = [];
    private int _steps;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, MonitorMode>? Keys =>
        perTensor ? null : new Dictionary<string, MonitorMode> { [Key] = MonitorMode.Auto };

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        _sums.Clear();
        _steps = 0;
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        double all = 0;
        foreach (NamedTensor<double> tensor in context.GetGradients())
        {
            double squares = 0;
            foreach (double g in tensor.Values)
                squares += g * g;
            all += squares;
            if (perTensor)
                Add($"{tensor.Name}_{Key}", squares);
        }
        Add(Key, all);
        _steps++;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        foreach ((string key, double sum) in _sums)
            context.Logs[key] = sum / _steps;
    }

    private void Add(string key, double squares) => _sums[key] = _sums.GetValueOrDefault(key) + Math.Sqrt(squares);
}
