using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Programs;

/// <summary>The plan of one pass, and where what it reads and what is asked of it lie.</summary>
internal sealed record PassPlan(KernelPlan Plan, IReadOnlyDictionary<Node, Block> Leaves, IReadOnlyList<Root> Roots, int CarriedLength)
{
    /// <summary>Legalises a program, joins its nodes to kernels, and gives everything a place.</summary>
    public static PassPlan Of(PassProgram program)
    {
        IReadOnlyList<Node> legal = Destinations.Writable(Legalizer.Legalize([.. program.Roots.Select(r => r.Node)]));
        Root[] roots = [.. program.Roots.Zip(legal, (root, node) => root with { Node = node })];
        return new PassPlan(
            Planner.Make([.. roots.Select(r => (r.Node, r.Destination))], program.IsSingle),
            program.Leaves,
            roots,
            program.CarriedLength
        );
    }

    /// <summary>Where a value lies.</summary>
    public Place PlaceOf(Node node) => Plan.PlaceOf(node, Leaves);

    /// <summary>Where in the workspace the root for a purpose begins; null if there is no such root.</summary>
    public int? OffsetOf(RootRole role) => Roots.FirstOrDefault(r => r.Role == role) is { } root ? PlaceOf(root.Node).Block.Offset : null;
}
