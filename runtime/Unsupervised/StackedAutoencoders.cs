using System.Numerics;

namespace NetGen;

/// <summary>Deep autoencoders that are learned layer by layer.</summary>
public static class StackedAutoencoders
{
    /// <summary>Greedy pre-training (Bengio et al., "Greedy Layer-Wise Training of Deep Networks", 2006): the first autoencoder learns to
    /// give the samples back, the second to give back the codes that the first one's encoder makes of them, and so on. Weights of the
    /// encoders, and of the decoders in turn, are then what the deep network starts from: <c>deep.Encoder1.SetWeights(
    /// first.Encoder1.GetWeights())</c>.</summary>
    /// <param name="data">The samples; their targets are not looked at.</param>
    /// <param name="layers">From the input on, each autoencoder and the part of it that encodes, such as <c>(net, net.Encoder)</c>: a
    /// subnetwork over the same memory.</param>
    /// <param name="options">How each is trained; without <see cref="FitOptions.Validation"/>.</param>
    /// <returns>How training of each went.</returns>
    /// <exception cref="ArgumentException">There is no layer, the options have validation data, or one layer does not take what the one
    /// below it gives; nothing has changed.</exception>
    public static IReadOnlyList<History> Pretrain<T>(
        Dataset data,
        IReadOnlyList<(INetwork<T> Autoencoder, INetwork<T> Encoder)> layers,
        FitOptions options
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validation is not null)
            throw new ArgumentException(
                $"Each layer is trained on what the layers below it make of the data, which validation data would have to go through, too; "
                    + $"leave {nameof(FitOptions)}.{nameof(FitOptions.Validation)} out.",
                nameof(options)
            );
        Check(data.InputLength, layers);
        var histories = new List<History>();
        foreach ((int i, (INetwork<T> autoencoder, INetwork<T> encoder)) in layers.Index())
        {
            histories.Add(autoencoder.Fit(data.InputsAsTargets(), options));
            if (i + 1 < layers.Count)
                data = encoder.Encode(data);
        }
        return histories;
    }

    /// <summary>What a network makes of the inputs of a set, as inputs of another one: codes, for whatever learns from them. Targets
    /// stay.</summary>
    /// <exception cref="ArgumentException">The data does not fit the network, or an output is NaN or infinite.</exception>
    public static Dataset Encode<T>(this INetwork<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        T[] codes = [.. NetworkOutputs.Of(network, data).SelectMany(output => output)];
        var targets = new T[data.Count * data.TargetLength];
        for (int i = 0; i < data.Count; i++)
            data.CopyTarget(i, targets.AsSpan(i * data.TargetLength, data.TargetLength));
        int[] shape = [codes.Length / data.Count],
            targetShape = data.TargetShape.ToArray();
        return codes is double[] doubles
            ? new Dataset(doubles, (double[])(object)targets, shape, targetShape)
            : new Dataset((float[])(object)codes, (float[])(object)targets, shape, targetShape);
    }

    private static void Check<T>(int length, IReadOnlyList<(INetwork<T> Autoencoder, INetwork<T> Encoder)> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layers.Count == 0)
            throw new ArgumentException("There is no layer to train.", nameof(layers));
        foreach ((int i, (INetwork<T> autoencoder, INetwork<T> encoder)) in layers.Index())
        {
            CompilerServices.ProgramInfo whole = autoencoder.Engine.Info,
                half = encoder.Engine.Info;
            if (whole.InputLength != length || whole.OutputLength != length || half.InputLength != length)
                throw new ArgumentException(
                    $"Layer {i} is given {length} values, but {whole.Name} makes {whole.OutputLength} of {whole.InputLength}, and "
                        + $"{half.Name} "
                        + $"takes {half.InputLength}; all three must be {length}.",
                    nameof(layers)
                );
            length = half.OutputLength;
        }
    }
}
