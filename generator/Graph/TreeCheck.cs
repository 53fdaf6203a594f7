using NetGen.Generator.Shapes;

namespace NetGen.Generator.Graph;

/// <summary>The numbers of each node's children.</summary>
internal sealed record TreeCheck(int Children, bool NeedsAll) : InputCheck
{
    public override string Arguments => $"Children = {Text.Of(Children)}, NeedsAll = {(NeedsAll ? "true" : "false")}";
}
