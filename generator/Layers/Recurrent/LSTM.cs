using NetGen.Generator.Attributes;

namespace NetGen.Generator.Layers;

internal sealed class LSTM : LongShortTerm<LSTMAttribute>
{
    public override string Prefix => "lstm";
}
