using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>The pooled convolution of one channel by few filters, with its columns in lanes: [n, filters, rows, columns], seen as [n, rows,
/// columns, 1, 1, filters].</summary>
internal sealed class PooledLines : Rewrite<Reduce>
{
    protected override Node? Of(Reduce max, Legalizer legal)
    {
        if (!max.IsMax || !max.Axes.SequenceEqual([3, 4]) || max.Inputs[0] is not { Shape.Rank: 6 } seen || legal.Readers(seen) > 1)
            return null;
        Node source = seen;
        while (source is View && source is not Windows && legal.Readers(source) <= 1)
            source = source.Inputs[0];
        if (
            source is not Contract { LabelsA: "nhwijc", LabelsB: "ijco", Result: "nhwo" } c
            || legal.Readers(c) > 1
            || c.Inputs[0] is not Windows windows
            || legal[windows.Inputs[0]] is not Pad x
        )
            return null;
        Shape image = c.Shape;
        bool fits =
            x.Shape.Last == 1
            && !x.HasPaddedRows
            && windows.Form.Strides.Concat(windows.Form.Dilations).All(step => step == 1)
            && image[1] % 2 == 0
            && image[2] % 2 == 0
            && PoolingWindows.Are(seen, c.Shape, StridesOver(seen, c), Layouts.Padded(c.Shape));
        // Lanes of columns must be used clearly better than lanes of filters.
        double Used(int length) => (double)length / Layouts.RoundUp(length);
        return fits && Used(image[2]) > 1.3 * Used(image[3])
            ? MaxLines.Of(x, legal[c.Inputs[1]]).Transpose(0, 2, 3, 1).Reshape(max.Shape)
            : null;
    }

    private static MemoryLayout StridesOver(Node view, Node source) =>
        view == source ? Layouts.Padded(source.Shape) : ((View)view).Of(StridesOver(view.Inputs[0], source))!;
}
