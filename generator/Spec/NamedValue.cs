namespace NetGen.Generator.Spec;

/// <summary>What an object of the runtime is told under one name: a property's value, or a method's argument.</summary>
/// <param name="Name">As the runtime has it.</param>
/// <param name="Value">A number, a truth value, a text, or a member of an enum that attributes have.</param>
internal sealed record NamedValue(string Name, object Value);
