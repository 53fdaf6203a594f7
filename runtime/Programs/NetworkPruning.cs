using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Pruning of any network.</summary>
public static class NetworkPruning
{
    /// <summary>Sets the weights of the smallest magnitude to 0, and keeps them there: every step of every optimizer leaves them 0, until
    /// they are pruned anew or set to something else (SetWeights, SetParameters, Load). Pruning again counts from the beginning: 0 lets
    /// all weights go. Files have the zeros and nothing else of it: prune again by the same share after Load, and the same weights are
    /// held, since zeros are the smallest.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">A layer, whose tensors of two axes and more are pruned (kernels, not biases), each by itself, or a tensor, such
    /// as dense.kernel.</param>
    /// <param name="sparsity">The share of a tensor's weights that become 0, from 0 to 1; rounded to whole weights.</param>
    /// <returns>How many weights are held at 0.</returns>
    /// <exception cref="ArgumentException">There is no such layer or tensor, or it has nothing to prune; nothing has changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sparsity"/> is no share; nothing has changed.</exception>
    public static int Prune<T>(this INetwork<T> network, string name, double sparsity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(name);
        if (sparsity is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(sparsity),
                sparsity,
                string.Create(CultureInfo.InvariantCulture, $"The share of weights to prune is {sparsity}, but must be from 0 to 1.")
            );
        Engine<T> engine = network.Engine;
        ParameterSpec[] tensors = Tensors(engine.Info, name);
        return tensors.Sum(spec => engine.Prune(spec, (int)Math.Round(sparsity * spec.Length)));
    }

    /// <summary>The tensors that a name is about.</summary>
    internal static ParameterSpec[] Tensors(ProgramInfo info, string name)
    {
        ParameterSpec[] all = Array.FindAll(info.Parameters, spec => !spec.IsState),
            found = Array.FindAll(
                all,
                spec => spec.Name == name || (spec.Shape.Length > 1 && spec.Name.StartsWith(name + ".", StringComparison.Ordinal))
            );
        return found.Length > 0
            ? found
            : throw new ArgumentException(
                $"{info.Name} has no layer '{name}' with a kernel to prune, and no tensor of that name. There are: "
                    + $"{string.Join(", ", all.Select(spec => spec.Name))}.",
                nameof(name)
            );
    }
}
