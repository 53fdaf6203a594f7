namespace NetGen.Generator.Model;

/// <summary>What a program is made for, and so which passes it has.</summary>
internal enum Purpose
{
    /// <summary>A user's network: it predicts and is trained, and its loss has a gradient with respect to what it is shown.</summary>
    Network,

    /// <summary>A function of some of a network's parameters, which move along its gradient.</summary>
    Objective,

    /// <summary>The moments that a reference batch has at the layers that normalise by them: as means over the rows of its
    /// output.</summary>
    Moments,

    /// <summary>Random variables: inference gives their means, the forward pass of training draws them. Nothing is trained through
    /// it.</summary>
    Draw,

    /// <summary>A network with its noise on, and everything else as in inference: the forward pass of training draws its outputs. Nothing
    /// is trained through it.</summary>
    Noise,

    /// <summary>The outputs of all layers, one after another, in inference: it has no other pass.</summary>
    LayerOutputs,
}
