using NetGen.Tuning;

namespace NetGen;

/// <summary>One candidate of a search, which chooses each hyperparameter when it is asked for.</summary>
public sealed class Trial : HyperParameters
{
    private readonly Func<Hyperparameter, string> _choose;
    private readonly Action<Hyperparameter> _define;
    private readonly Dictionary<string, string> _asked = [];
    private readonly int? _epochs;

    internal Trial(int number, int? epochs, Func<Hyperparameter, string> choose, Action<Hyperparameter> define)
    {
        (Number, _epochs, _choose, _define) = (number, epochs, choose, define);
    }

    /// <summary>Its number, counted from 0.</summary>
    public int Number { get; }

    /// <summary>How many epochs <see cref="SuccessiveHalving"/> or <see cref="Hyperband"/> grants this trial.</summary>
    /// <exception cref="InvalidOperationException">Another tuner is at work, which leaves this to the user.</exception>
    public int Epochs =>
        _epochs
        ?? throw new InvalidOperationException(
            $"Only {nameof(SuccessiveHalving)} and {nameof(Hyperband)} say how many epochs a trial has. Give a number of your own."
        );

    private protected override void Check(Hyperparameter asked)
    {
        string says = asked.ToString();
        if (!_asked.TryGetValue(asked.Name, out string? before))
        {
            _define(asked);
            _asked[asked.Name] = says;
        }
        else if (before != says)
            throw new ArgumentException($"'{asked.Name}' is asked for as {says}, but was {before} before in the same trial.");
    }

    private protected override string Choose(Hyperparameter asked) => _choose(asked);
}
