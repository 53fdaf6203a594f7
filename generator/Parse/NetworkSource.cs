using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Parse;

/// <summary>A network in a user's source.</summary>
/// <param name="Spec">What it says.</param>
/// <param name="Places">Where it says that, for diagnostics.</param>
internal sealed record NetworkSource(NetworkSpec Spec, EquatableArray<AttributePlace> Places);
