using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>The layer learns states from the samples of a data set before training, and computes nothing until it has.</summary>
/// <param name="Type">The runtime's class, which learns them.</param>
internal abstract record AdaptedCheck(string Type) : InputCheck(Type)
{
    /// <summary>The state that says from how many samples; 0 before.</summary>
    public const string Count = "count";

    /// <summary>With what the names of the states begin.</summary>
    public string Weights { get; init; } = "";

    public override DiagnosticDescriptor NotOfInput => Descriptors.LearnsFromInput;

    public override IReadOnlyList<NamedValue> Arguments => [new(nameof(Weights), Weights)];

    public override InputCheck Of(Layer layer) =>
        this with
        {
            Weights = Weights.Length == 0 ? layer.Weights : layer.Weights + "." + Weights,
        };
}

/// <summary>The mean and the variance of each of so many features, of each of which so many values stand side by side.</summary>
internal sealed record MomentsOfInput(int Features, int Places) : AdaptedCheck("MomentsOfInput")
{
    public override IReadOnlyList<NamedValue> Arguments =>
        [.. base.Arguments, new("Features", Features), .. Places == 1 ? [] : new[] { new NamedValue("Places", Places) }];
}

/// <summary>Boundaries between which there are as many values.</summary>
internal sealed record BinsOfInput(int Bins) : AdaptedCheck("BinsOfInput")
{
    public override IReadOnlyList<NamedValue> Arguments => [.. base.Arguments, new("Bins", Bins)];
}
