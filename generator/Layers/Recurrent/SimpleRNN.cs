using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class SimpleRNN : Recurrent<SimpleRNNAttribute>
{
    public override string Prefix => "simple_rnn";

    protected override int Gates => 1;

    protected override Node[] Step(RecurrentStep s, SimpleRNNAttribute a) =>
        [s.Activate(s.A.Plus(s.Recurrent(s.H, 0, 1)).Named("z" + s.Context.Suffix), "h")];
}
