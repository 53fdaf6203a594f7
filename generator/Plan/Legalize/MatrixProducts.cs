using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A contraction is a matrix product that a kernel runs where its operands lie, or is made one by the cheapest copies; the rare
/// one that cannot be is a sum of products.</summary>
internal sealed class MatrixProducts : Rewrite<Contract>
{
    /// <summary>The legal form of a contraction of legal nodes.</summary>
    public static Node Of(Contract c)
    {
        // A sum of one term is none, if its factors lie as the result does.
        if (
            !c.Inputs.Any(i => i is Inline)
            && c.Summed.All(l => c.Inputs[0].Shape[c.LabelsA.IndexOf(l)] == 1)
            && Product(c, c.Result) is { Inputs: var factors } product
            && factors.All(f => f.Shape.Last == 1 || f.Layout.Strides[f.Shape.Rank - 1] == 1)
        )
            return product;
        for (int first = 0; first < 2; first++)
            if (ContractForm.Find(c, first) is { } form)
                return HasLoneRows(c, form) && InOrder(c) is { } better ? better : c;
        if (ContractForm.Transposed(c) is not null)
            return c;
        if (InOrder(c) is { } ordered)
            return ordered;
        // The cheapest copies that make it a matrix product: of B, of A, of both.
        foreach (bool copiesA in new[] { false, true })
        foreach (bool copiesB in new[] { !copiesA, copiesA })
            for (int first = 0; first < 2; first++)
            {
                Contract? copied = copiesB ? WithB(c, first) : c;
                if (copied is not null && copiesA)
                    copied = WithA(copied, first);
                if (copied is not null && ContractForm.Find(copied, first) is not null)
                    return copied;
            }
        Node terms = Product(c, c.Result + c.Summed);
        return Reduce.Sum(terms, Enumerable.Range(c.Result.Length, c.Summed.Length).ToArray()).Reshape(c.Shape);
    }

    protected override Node? Of(Contract node, Legalizer legal) => Of(node);

    // Each row has a right operand of its own, though others with the same one stand further on: the heads of a position before the
    // positions of a head.
    private static bool HasLoneRows(Contract c, ContractForm form) =>
        form.HasManyB
        && form.Rows.All(l => Dim(c, l) == 1)
        && c.Result.Any(l => form.Groups.Contains(l) && !c.Shared.Contains(l) && Dim(c, l) != 1);

    // Kernels write, of each sample, products that stand side by side one after another, and of each rows of columns: a result with its
    // axes in another order is seen so. Columns that the result has last are better, since rows stay rows.
    private static Node? InOrder(Contract c)
    {
        foreach (bool copiesB in new[] { false, true })
        foreach (int first in c.LabelsB.Contains(c.Result[c.Result.Length - 1]) ? new[] { 0, 1 } : [1, 0])
        {
            (string rows, string lanes) = first == 0 ? (c.LabelsA, c.LabelsB) : (c.LabelsB, c.LabelsA);
            string order = new([
                .. c.Result.OrderBy(l =>
                    IsColumn(c, l) || !rows.Contains(l) ? 3
                    : Dim(c, l) == Shape.N ? 0
                    : lanes.Contains(l) ? 1
                    : 2
                ),
            ]);
            Contract ordered = order == c.Result ? c : (Contract)Contract.Of(c.Inputs[0], c.LabelsA, c.Inputs[1], c.LabelsB, order);
            if (ordered.Shape.HasBatch && ordered.Shape[0] != Shape.N)
                continue;
            if ((copiesB ? WithB(ordered, first) : ordered) is { } product && ContractForm.Find(product, first) is not null)
                return product.InPlaceOf(c).Transpose([.. c.Result.Select(l => order.IndexOf(l))]);
        }
        return null;
    }

    // B in the order of what both operands have, sum, columns, the batch first: for an input's gradient this is the transposed kernel.
    private static Contract? WithB(Contract c, int first)
    {
        string labels = first == 0 ? c.LabelsB : c.LabelsA,
            other = first == 0 ? c.LabelsA : c.LabelsB;
        bool IsBatch(char label) => c.Inputs[1 - first].Shape[labels.IndexOf(label)] == Shape.N;
        string order = new([
            .. c
                .Shared.Concat(other.Where(l => labels.Contains(l) && !c.Result.Contains(l)))
                .OrderBy(l =>
                    IsBatch(l) ? 0
                    : IsColumn(c, l) ? 2
                    : 1
                ),
            .. c.Result.Where(l => labels.Contains(l) && !other.Contains(l)),
        ]);
        if (order.Length != labels.Length)
            return null;
        Node b = c.Inputs[1 - first],
            origin = b;
        while (origin is View && origin.Name.Length == 0)
            origin = origin.Inputs[0];
        Node copy = c.Program.For(
            origin is Leaf ? Origin.Transposed : c.Origin,
            () => Map.Copy(b.Transpose(order.Select(l => labels.IndexOf(l)).ToArray()))
        );
        if (origin.Name.Length > 0)
            copy.Named(origin.Name + "T");
        return (Contract)(
            first == 0
                ? Contract.Of(c.Inputs[0], c.LabelsA, copy, order, c.Result)
                : Contract.Of(copy, order, c.Inputs[1], c.LabelsB, c.Result)
        );
    }

    // A in the order rows, sum, with the axes of the sum packed into one; B's are merged likewise.
    private static Contract? WithA(Contract c, int first)
    {
        (string labels, string other) = first == 0 ? (c.LabelsA, c.LabelsB) : (c.LabelsB, c.LabelsA);
        string rows = new(c.Result.Where(l => labels.Contains(l) && !other.Contains(l)).ToArray()),
            depth = new(labels.Where(l => !c.Result.Contains(l)).ToArray());
        string lanes = new(c.Result.Where(l => other.Contains(l) && !labels.Contains(l)).ToArray());
        if (
            depth.Length == 0
            || rows.Length + depth.Length != labels.Length
            || depth.Any(l => c.Inputs[first].Shape[labels.IndexOf(l)] == Shape.N)
        )
            return null;
        Node a = c.Inputs[first].Transpose((rows + depth).Select(l => labels.IndexOf(l)).ToArray());
        int terms = depth.Aggregate(1, (product, l) => product * c.Inputs[first].Shape[labels.IndexOf(l)]);
        Shape merged = new([.. rows.Select((_, i) => a.Shape[i]), terms]);
        Node packed = Map.Copy((new Reshape(a, merged).Of(a.Layout) is null ? PackedReshapes.Packed(a) : a).Reshape(merged));
        Node source = c.Inputs[1 - first],
            b = source.Reshape(new Shape([terms, .. lanes.Select(l => source.Shape[other.IndexOf(l)])]));
        if (other != depth + lanes || (b is Reshape view && view.Of(view.Inputs[0].Layout) is null))
            return null;
        return (Contract)(
            first == 0
                ? Contract.Of(packed, rows + "*", b, "*" + lanes, c.Result)
                : Contract.Of(b, "*" + lanes, packed, rows + "*", c.Result)
        );
    }

    // Both operands have it, and the result has it last: channels of a convolution of each by itself.
    private static bool IsColumn(Contract c, char label) => label == c.Result[c.Result.Length - 1] && c.Shared.Contains(label);

    private static int Dim(Contract c, char label) => c.Shape[c.Result.IndexOf(label)];

    // Element by element over the labels of a space; operands are 1 long along those that it does not have.
    private static Node Product(Contract c, string space)
    {
        Node Spread(Node x, string labels)
        {
            string own = new(labels.Where(space.Contains).ToArray());
            Node ordered = x.Reshape(new Shape([.. own.Select(l => x.Shape[labels.IndexOf(l)])]))
                .Transpose(space.Where(own.Contains).Select(l => own.IndexOf(l)).ToArray());
            return ordered.Reshape(
                new Shape(space.Select(l => own.Contains(l) ? ordered.Shape[space.Where(own.Contains).ToList().IndexOf(l)] : 1).ToArray())
            );
        }
        return Map.Of(new In(0) * new In(1), Spread(c.Inputs[0], c.LabelsA), Spread(c.Inputs[1], c.LabelsB));
    }
}
