using NetGen.Generator.Model;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Programs;

/// <summary>The programs of one network, a <typeparamref name="TPass"/> for each of its passes: a tensor program, then its plan. Plain
/// data.</summary>
internal sealed record NetworkPrograms<TPass>
    where TPass : class
{
    public required NetworkGraph Graph { get; init; }

    public required ArenaLayout Arena { get; init; }

    /// <summary>What turns z, the last tensor, into the output.</summary>
    public required Link Link { get; init; }

    /// <summary>What is known of the output's values.</summary>
    public required Bounds Bounds { get; init; }

    /// <summary>How each output ends, where there are several.</summary>
    public required IReadOnlyList<OutputEnd> Ends { get; init; }

    public required TPass Inference { get; init; }

    /// <summary>The forward pass and the gradients of all parameters.</summary>
    public required TPass Training { get; init; }

    /// <summary>The forward pass and the gradient of the network's input; null where the input is nothing but numbers of table
    /// rows.</summary>
    public TPass? Input { get; init; }

    /// <summary>How gradients change along a vector of parameters; null where the network does not ask for it.</summary>
    public CurvaturePasses<TPass>? Curvature { get; init; }

    /// <summary>The slope of the output along a sample, and from its cotangent to the gradients of all parameters; null where the network
    /// does not ask for it, or the output has no such slope.</summary>
    public TPass? Slope { get; init; }

    /// <summary>What streams run of a network that goes step by step; null for any other network.</summary>
    public StreamPrograms<TPass>? Streaming { get; init; }

    /// <summary>The passes of inference over weights in fewer bytes; null where the network does not ask for it.</summary>
    public QuantizedPasses? Quantized { get; init; }

    /// <summary>The moments of the reference batch, over the same parameters; null where no layer normalises by one.</summary>
    public NetworkPrograms<TPass>? Moments { get; init; }

    /// <summary>Whether the forward pass of training draws random numbers that the output depends on.</summary>
    public bool IsNoisy { get; init; }

    /// <summary>The network with its noise on and everything else as in inference, over the same parameters; null where there is no noise,
    /// or the forward pass of training is just that.</summary>
    public NetworkPrograms<TPass>? Noise { get; init; }

    /// <summary>The outputs of all layers, over the same parameters; null where nobody asks for them.</summary>
    public NetworkPrograms<TPass>? LayerOutputs { get; init; }

    /// <summary>What layers can do besides their part in the network: programs over their parameters.</summary>
    public IReadOnlyList<CompanionPrograms<TPass>> Companions { get; init; } = [];

    /// <summary>The same network with each pass turned into another thing.</summary>
    public NetworkPrograms<TOther> Select<TOther>(Func<TPass, TOther> turn)
        where TOther : class =>
        new()
        {
            Graph = Graph,
            Arena = Arena,
            Link = Link,
            Bounds = Bounds,
            Ends = Ends,
            Inference = turn(Inference),
            Training = turn(Training),
            Input = Input is null ? null : turn(Input),
            Curvature = Curvature is null ? null : new(turn(Curvature.GaussNewton), turn(Curvature.Hessian)),
            Slope = Slope is null ? null : turn(Slope),
            Streaming = Streaming?.Select(turn),
            Moments = Moments?.Select(turn),
            IsNoisy = IsNoisy,
            Noise = Noise?.Select(turn),
            LayerOutputs = LayerOutputs?.Select(turn),
            Companions =
            [
                .. Companions.Select(c => new CompanionPrograms<TOther>(
                    c.Layer,
                    c.Companion,
                    [.. c.Parts.Select(p => (p.Part, p.Programs.Select(turn)))]
                )),
            ],
        };
}

/// <summary>The programs of one layer's companion, in the order of its factory's type parameters.</summary>
internal sealed record CompanionPrograms<TPass>(
    Layer Layer,
    Companion Companion,
    IReadOnlyList<(CompanionProgram Part, NetworkPrograms<TPass> Programs)> Parts
)
    where TPass : class;
