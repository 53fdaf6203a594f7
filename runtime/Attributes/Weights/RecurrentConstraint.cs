namespace NetGen;

/// <summary>What the recurrent kernel of the layer above is held to: [LSTM(64), RecurrentConstraint.UnitNorm].</summary>
public abstract class RecurrentConstraint : ConstraintsOf<RecurrentConstraint>
{
    private RecurrentConstraint() { }
}
