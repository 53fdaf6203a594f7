namespace NetGen;

/// <summary>Which inputs each unit of the layer above is connected with, where it is not with all of them: [Dense(64),
/// Connections.Random(sparsity: 0.9)]. Connections stay as they are: they are a tensor of the layer, `connections` [in, units], 1 where
/// there is one and 0 elsewhere, that is saved and loaded with its weights and that no training changes. The kernel is multiplied by it, so
/// that weights without a connection count nothing and have no gradient; they start at 0. The kernel starts as one of as many inputs as a
/// unit has connections.</summary>
public static class Connections
{
    /// <summary>Each unit is connected with max(1, round((1 - sparsity) · in)) inputs, the same number for all, drawn when the network is
    /// made from the layer's Seed or the network's.</summary>
    /// <param name="sparsity">The share of connections that are left out; greater than 0 and less than 1.</param>
    public sealed class RandomAttribute(double sparsity) : RefinementAttribute
    {
        /// <summary>The share of connections that are left out.</summary>
        public double Sparsity { get; } = sparsity;
    }

    /// <summary>Each unit is connected with so many inputs that lie side by side: unit j of n with those from round(j · (in - width) / (n -
    /// 1)) on, the first with the first and the last with the last; a single unit with the first.</summary>
    /// <param name="width">How many; at least 1 and less than there are inputs.</param>
    public sealed class BandAttribute(int width) : RefinementAttribute
    {
        /// <summary>How many inputs.</summary>
        public int Width { get; } = width;
    }

    /// <summary>Inputs and units are divided into so many groups, side by side; units are connected with the inputs of their own
    /// group.</summary>
    /// <param name="groups">How many; at least 2, and divides the inputs and the units.</param>
    public sealed class GroupsAttribute(int groups) : RefinementAttribute
    {
        /// <summary>How many groups.</summary>
        public int Groups { get; } = groups;
    }
}
