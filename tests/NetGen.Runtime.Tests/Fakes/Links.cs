using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Links by the activation that they are.</summary>
internal static class Links
{
    public static Link Of(Activation activation, int classes) =>
        activation switch
        {
            Activation.Linear => Link.Linear,
            Activation.Sigmoid => Link.Sigmoid,
            Activation.Softmax => Link.Softmax(classes),
            _ => throw new NotSupportedException($"No link is a {activation}."),
        };
}
