using System.Globalization;

namespace NetGen;

/// <summary>Prunes a network more and more while it trains (Zhu and Gupta, "To prune, or not to prune", 2017): before epoch t the share
/// of weights that are 0 becomes final + (initial - final) · (1 - (t - begin) / (end - begin))³, and from <paramref name="endEpoch"/> on
/// stays. See <see cref="NetworkPruning.Prune"/>; what is pruned stays so when training has ended.</summary>
/// <param name="finalSparsity">The share of each tensor's weights in the end, from 0 to 1.</param>
/// <param name="endEpoch">The epoch, counted from 0, before which it is reached.</param>
/// <param name="beginEpoch">The epoch before which pruning begins.</param>
/// <param name="initialSparsity">The share with which it begins.</param>
/// <param name="names">Layers or tensors; null for the kernels of all layers.</param>
public sealed class Pruning(
    double finalSparsity,
    int endEpoch,
    int beginEpoch = 0,
    double initialSparsity = 0,
    IReadOnlyList<string>? names = null
) : Callback
{
    /// <summary>Looks whether the arguments are usable, and all names are there.</summary>
    /// <exception cref="ArgumentException">They are not; the message names what is wrong.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        Check(finalSparsity is >= 0 and <= 1, nameof(finalSparsity), finalSparsity, "from 0 to 1");
        Check(
            initialSparsity >= 0 && initialSparsity <= finalSparsity,
            nameof(initialSparsity),
            initialSparsity,
            "from 0 to the final one"
        );
        Check(beginEpoch >= 0, nameof(beginEpoch), beginEpoch, "0 or more");
        Check(endEpoch >= beginEpoch, nameof(endEpoch), endEpoch, "no less than the first epoch");
        context.CheckPrunable(names);
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        if (context.Epoch >= beginEpoch)
            context.Prune(names, SparsityAt(context.Epoch));
    }

    /// <summary>The share of weights that are 0 in an epoch.</summary>
    /// <param name="epoch">Counted from 0.</param>
    public double SparsityAt(int epoch)
    {
        if (epoch < beginEpoch)
            return 0;
        double left = epoch >= endEpoch ? 0 : 1 - (epoch - beginEpoch) / (double)(endEpoch - beginEpoch);
        return finalSparsity + (initialSparsity - finalSparsity) * left * left * left;
    }

    private static void Check(bool holds, string name, double value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(
                name,
                value,
                string.Create(CultureInfo.InvariantCulture, $"{name} of {nameof(Pruning)} is {value}, but must be {range}.")
            );
    }
}
