using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>Of the values of each item one is 1 and the others are 0, or all are 0.</summary>
internal sealed record OneHotCheck(int Categories) : InputCheck("OneHotCheck")
{
    public override IReadOnlyList<NamedValue> Arguments => [new("Categories", Categories)];
}
