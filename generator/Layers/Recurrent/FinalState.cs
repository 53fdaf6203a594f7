using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>What a recurrent layer has at the end, beside its outputs.</summary>
internal sealed class FinalState : LayerKind<FinalStateAttribute>
{
    public override string Prefix => "final_state";

    /// <summary>That of the layer whose state it is.</summary>
    public override ChannelOrder Order(Layer layer) => layer.Inputs[0] is { Kind: IRecurrent } of ? of.Kind.Order(of) : default;

    public override Layer? ChannelsFirstOf(Layer layer) => layer.Inputs[0].ChannelsFirstOf;

    protected override Shape? Infer(ShapeContext c, FinalStateAttribute a)
    {
        Layer input = c.Layer.Inputs[0];
        if (input.Kind is not IRecurrent recurrent)
            return c.Fail(
                Descriptors.NothingBeside,
                null,
                Attribute,
                "[SimpleRNN], [GRU], [LSTM] or [ConvLSTM2D]",
                input.Name,
                input.Spec.Kind
            );
        string states = string.Join(", ", recurrent.States.Select((name, i) => $"{Show.Of(i)} for {name}"));
        bool isThere = a.Index >= 0 && a.Index < recurrent.States.Count;
        return c.Require(isThere, nameof(a.Index), a.Index, $"the number of a state of [{input.Spec.Kind}]: {states}")
            ? recurrent.StateOf(input)
            : null;
    }

    protected override Node Lower(LowerContext c, FinalStateAttribute a) => c.MadeBeside(0, RecurrentStep.State(a.Index));

    protected override string Describe(FinalStateAttribute a) => $"{Attribute}({Show.Of(a.Index)})";
}
