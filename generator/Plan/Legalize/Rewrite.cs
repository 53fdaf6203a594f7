using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A rule by which a node that no kernel could read or write where it lies, or only slowly, becomes one that it can.</summary>
internal abstract class Rewrite
{
    /// <summary>The same value in another way; null where the rule does not apply.</summary>
    public abstract Node? Of(Node node, Legalizer legal);
}

/// <summary>A rule for one primitive.</summary>
internal abstract class Rewrite<TNode> : Rewrite
    where TNode : Node
{
    public sealed override Node? Of(Node node, Legalizer legal) => node is TNode own ? Of(own, legal) : null;

    protected abstract Node? Of(TNode node, Legalizer legal);
}
