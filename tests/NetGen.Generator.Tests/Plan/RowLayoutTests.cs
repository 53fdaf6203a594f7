using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Tests;

/// <summary>What lies as a routine needs it is read where it lies, anything else is copied first.</summary>
public class RowLayoutTests
{
    private readonly TensorProgram _program = new();

    [Theory]
    [InlineData("Whole", true, true)]
    [InlineData("Rows", true, false)] // to the next sample it is further than over the rows
    [InlineData("Columns", true, true)]
    [InlineData("Every other row", true, true)] // with a pitch of two rows
    [InlineData("Backwards", true, false)]
    [InlineData("Transposed", false, false)]
    public void OfViews(string view, bool hasRows, bool isDense)
    {
        Node x = View(view, Leaf(Shape.N, 6, 20));
        Assert.Equal(hasRows, RowLayout.HasRows(x));
        Assert.Equal(isDense, RowLayout.IsDense(x, 0));
    }

    [Fact]
    public void RowsOfAPartOfAnImageDoNotStepAsOne()
    {
        Node image = Leaf(Shape.N, 4, 6, 20);
        Assert.True(RowLayout.HasRows(image.Slice(1, 1, 2)));
        Assert.False(RowLayout.HasRows(image.Slice(2, 1, 2)));
    }

    /// <summary>An axis of one element is never stepped over.</summary>
    [Fact]
    public void AnAxisOfOneLiesAsIsAsked()
    {
        Node one = Leaf(Shape.N, 6, 4, 20).Slice(2, 0, 1);
        Assert.NotEqual(Layouts.Padded(one.Shape).Strides, one.Layout.Strides);
        Assert.True(RowLayout.IsDense(one, 2));
        Assert.True(RowLayout.LiesAs(one, Layouts.Padded(one.Shape), 2));
        Assert.False(RowLayout.LiesAs(one, Layouts.Padded(one.Shape), 1));
    }

    [Theory]
    [InlineData("Whole", false)]
    [InlineData("Rows", true)]
    [InlineData("Columns", true)]
    [InlineData("Every other row", false)]
    [InlineData("Backwards", true)]
    [InlineData("Transposed", true)]
    public void SoftmaxGoesThroughPaddedRowsOfAllSamples(string view, bool isCopied) =>
        Assert.Equal(isCopied, IsCopied(View(view, Leaf(Shape.N, 6, 20)), Softmax.Of));

    [Theory]
    [InlineData("Whole", false)]
    [InlineData("Rows", true)]
    [InlineData("Columns", false)]
    [InlineData("Every other row", false)]
    [InlineData("Backwards", true)]
    [InlineData("Transposed", true)]
    public void ConcatTakesColumnsFromRowsOfAllSamples(string view, bool isCopied) =>
        Assert.Equal(isCopied, IsCopied(View(view, Leaf(Shape.N, 6, 20)), x => Concat.Of(2, x, Leaf(x.Shape.ToArray()))));

    [Theory]
    [InlineData("Whole", false)]
    [InlineData("Rows", false)]
    [InlineData("Columns", true)]
    [InlineData("Every other row", true)]
    [InlineData("Backwards", true)]
    [InlineData("Transposed", true)]
    public void UnwindowAddsRowsWithoutGaps(string view, bool isCopied)
    {
        static Node PutBack(Node windows)
        {
            var form = new WindowForm([windows.Shape[2]], [1], [1]);
            return Unwindow.Of(windows, form, new Shape(Shape.N, windows.Shape[1] + form.Span(0) - 1, windows.Shape.Last));
        }
        Assert.Equal(isCopied, IsCopied(View(view, Leaf(Shape.N, 6, 2, 20)), PutBack));
    }

    [Theory]
    [InlineData("Whole", false)]
    [InlineData("Rows", false)]
    [InlineData("Columns", true)] // the border lies without padding, as what it is put around has none
    [InlineData("Every other row", true)]
    [InlineData("Backwards", true)]
    [InlineData("Transposed", true)]
    public void ABorderIsPutAroundRowsThatLieAsItDoes(string view, bool isCopied) =>
        Assert.Equal(isCopied, IsCopied(View(view, Leaf(Shape.N, 6, 20)), x => Pad.Of(x, axis: 1, 1, 1)));

    /// <summary>The axes before the one that grows are one index.</summary>
    [Fact]
    public void ABorderIsPutAroundAxesThatStepAsOne()
    {
        Node images = Leaf(Shape.N, 3, 4, 5, 20);
        Assert.False(IsCopied(images, x => Pad.Of(x, axis: 3, 1, 1)));
        Assert.True(IsCopied(images.Slice(2, 0, 2), x => Pad.Of(x, axis: 3, 1, 1)));
    }

    [Theory]
    [InlineData("Whole", false)]
    [InlineData("Rows", false)]
    [InlineData("Columns", true)]
    [InlineData("Every other row", true)]
    [InlineData("Backwards", true)]
    [InlineData("Transposed", true)]
    public void WhatALoopBeginsWithLiesAsItsSteps(string view, bool isCopied)
    {
        Node initial = View(view, Leaf(Shape.N, 6, 20));
        var carry = Carry.Of(_program.NewLoop(4), 0, initial);
        Scan scan = Scan.Of(_program, carry.Loop, [carry], [Map.Of(2 * new In(0), carry)]);
        var last = (ScanOut)Legalizer.Legalize([scan.Last(carry)])[0];
        Assert.Equal(isCopied, IsCopyOf(initial, ((Carry)last.Value).Initial));
    }

    // Whether the reader of a value gets a copy of it.
    private static bool IsCopied(Node value, Func<Node, Node> reader)
    {
        Node legal = Legalizer.Legalize([reader(value)])[0];
        return IsCopyOf(value, legal.Inputs[0]);
    }

    private static bool IsCopyOf(Node value, Node read)
    {
        bool isCopy = read is Map { Expression: In };
        Assert.Same(value, isCopy ? read.Inputs[0] : read);
        return isCopy;
    }

    private Node Leaf(params int[] shape) => _program.Add(new Leaf("w" + _program.Nodes.Count, new Shape(shape)));

    private static Node View(string name, Node x)
    {
        int last = x.Shape.Rank - 1;
        return name switch
        {
            "Whole" => x,
            "Rows" => x.Slice(1, 1, 3),
            "Columns" => x.Slice(last, 0, 5),
            "Every other row" => StridedSlice.Of(x, 1, 0, 2, 3),
            "Backwards" => StridedSlice.Reversed(x, 1),
            "Transposed" => x.Transpose([.. Enumerable.Range(0, last - 1), last, last - 1]),
            _ => throw new ArgumentException($"There is no view '{name}'.", nameof(name)),
        };
    }
}
