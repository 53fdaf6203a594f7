using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>The numbers of each node's children.</summary>
internal sealed record TreeCheck(int Children, bool NeedsAll) : InputCheck("TreeCheck")
{
    public override IReadOnlyList<NamedValue> Arguments => [new("Children", Children), new("NeedsAll", NeedsAll)];
}
