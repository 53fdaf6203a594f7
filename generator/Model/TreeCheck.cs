using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>The numbers of each node's children.</summary>
internal sealed record TreeCheck(int Children, bool NeedsAll) : InputCheck
{
    public override string Arguments => $"Children = {Show.Of(Children)}, NeedsAll = {(NeedsAll ? "true" : "false")}";
}
