using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes how a contraction over windows goes by tiles of their places.</summary>
internal static class TiledText
{
    /// <summary>The members that say so; none for a contraction that does not.</summary>
    public static string[] Of(Contract contract, ContractForm form)
    {
        if (TiledWindows.Are(contract, form))
            return [$"int TiledLines => {Show.Of(contract.Shape[1])}"];
        if (!TiledWindows.AreOfGradient(contract, form))
            return [];
        Shape seen = contract.Inputs[form.A].Shape;
        return
        [
            $"int TiledLines => {Show.Of(seen[1])}",
            $"int TiledColumns => {Show.Of(seen[2])}",
            $"int TiledChannels => {Show.Of(seen.Last)}",
        ];
    }

    /// <summary>What threads share the rows of: of windows' gradients the channels, and not the elements of windows.</summary>
    public static Shape Shared(Contract contract, ContractForm form) =>
        TiledWindows.AreOfGradient(contract, form) ? contract.Shape.Without([0, 1]) : contract.Shape;
}
