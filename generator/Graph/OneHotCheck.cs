using NetGen.Generator.Shapes;

namespace NetGen.Generator.Graph;

/// <summary>Of the values of each item one is 1 and the others are 0, or all are 0.</summary>
internal sealed record OneHotCheck(int Categories) : InputCheck
{
    public override string Arguments => $"Categories = {Text.Of(Categories)}";
}
