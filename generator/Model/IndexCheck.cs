using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>Every value is a whole number from 0 to <paramref name="Count"/> - 1.</summary>
internal sealed record IndexCheck(int Count) : InputCheck("IndexCheck")
{
    public override IReadOnlyList<NamedValue> Arguments => [new("Count", Count)];

    public override bool HoldsOf(int indices) => indices <= Count;
}
