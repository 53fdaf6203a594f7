using NetGen.CompilerServices;

namespace NetGen.Layers.Tests.Harness;

/// <summary>All parameters of a network, one after another.</summary>
internal static class Flat
{
    public static double[] Parameters(INetwork<double> network)
    {
        double[] parameters = new double[Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(parameters);
        return parameters;
    }
}
