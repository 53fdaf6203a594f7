namespace NetGen.Layers.Tests.Composition;

/// <summary>A network does not do what its declaration says.</summary>
internal sealed class StackFault(string message) : Exception(message);
