namespace NetGen.CompilerServices;

/// <summary>How many targets a loss needs of a network.</summary>
internal static class LossTargets
{
    /// <summary>Target values of one sample, as a loss counts them. Every way that a loss takes to a network leads through here.</summary>
    /// <exception cref="ArgumentException">The outputs are nothing that the loss can judge; the message says what to do.</exception>
    public static int TargetLength(this ProgramInfo network, Loss loss) =>
        loss.Objection(network) is { } objection
            ? throw new ArgumentException(objection, nameof(loss))
            : network.TargetLength(loss.Name, (length, columns) => loss.TargetLengthBehind(network.Link, length, columns));
}
