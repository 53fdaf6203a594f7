using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Tests;

/// <summary>Which padding must stay zero, which is zero, and which loops over whole vectors may fill. A value of x + 1 has ones in its
/// padding when whole vectors of it are written, one of 2x what x has.</summary>
public class PadRulesTests
{
    private readonly TensorProgram _program = new();

    [Fact]
    public void TheRightOperandOfAContractionIsZero()
    {
        Node left = OneMore(Leaf(Shape.N, 5)),
            right = OneMore(Leaf(5, 3));
        PadRules rules = Of(Contract.Of(left, "nk", right, "ko", "no"));
        Assert.True(rules.MayFill(left), "Only its columns are multiplied.");
        Assert.False(rules.MayFill(right), "Its padding goes into that of the result.");
    }

    [Fact]
    public void SoThatTheResultIsZero()
    {
        Node product = Contract.Of(OneMore(Leaf(Shape.N, 5)), "nk", OneMore(Leaf(5, 3)), "ko", "no");
        PadRules rules = Of(product);
        Assert.True(rules.IsZero(product));
        Assert.True(rules.MayFill(product));
    }

    /// <summary>Its rows are read to their last column alone.</summary>
    [Fact]
    public void TheRightOperandThatLiesTheOtherWayRoundMayBeFilled()
    {
        Node right = OneMore(Leaf(200, 200));
        var product = (Contract)Contract.Of(Leaf(Shape.N, 200), "nk", right, "ok", "no");
        Assert.True(ContractForm.Of(product).IsTransposed);
        Assert.True(Of(product).MayFill(right));
    }

    /// <summary>Roots are gradients, which lie where the optimizer's loop goes over everything, and results.</summary>
    [Fact]
    public void ARootKeepsItsZeros()
    {
        Node x = Leaf(5),
            gradient = OneMore(x);
        PadRules rules = Of(gradient);
        Assert.False(rules.MayFill(gradient));
        Assert.False(rules.IsZero(gradient));
        Node twice = Twice(x);
        rules = Of(twice);
        Assert.True(rules.IsZero(twice));
        Assert.True(rules.MayFill(twice));
    }

    [Fact]
    public void WhatNobodyReadsMayBeFilled()
    {
        Node x = OneMore(Leaf(Shape.N, 5));
        PadRules rules = Of(Reduce.Sum(x, 1));
        Assert.True(rules.MayFill(x));
        Assert.False(rules.IsZero(x));
    }

    /// <summary>Behind a row of samples stands the next one.</summary>
    [Fact]
    public void NothingIsKnownOfTheInput()
    {
        Node input = _program.Add(new Leaf(Primitives.Leaf.Input, new Shape(Shape.N, 5))),
            copy = Map.Copy(input);
        PadRules rules = Of(copy);
        Assert.False(rules.IsZero(input));
        Assert.False(rules.MayFill(copy));
    }

    /// <summary>One value along the row is there behind the row as well.</summary>
    [Fact]
    public void WhatIsStretchedAlongRowsIsStretchedIntoThePadding()
    {
        Node sum = Map.Of(new In(0) + new In(1), Leaf(Shape.N, 5), Leaf(Shape.N, 1)),
            product = Map.Of(new In(0) * new In(1), Leaf(Shape.N, 5), Leaf(Shape.N, 1));
        PadRules rules = Of(sum, product);
        Assert.False(rules.MayFill(sum));
        Assert.True(rules.MayFill(product));
    }

    [Fact]
    public void ABorderAroundRowsMovesThemWhole()
    {
        Node rows = OneMore(Leaf(Shape.N, 4, 3)),
            columns = OneMore(Leaf(Shape.N, 4, 3, 1).Reshape(new Shape(Shape.N, 4, 3)));
        PadRules rules = Of(Pad.Of(rows, axis: 1, 1, 1), Pad.Of(columns, axis: 2, 1, 1));
        Assert.False(rules.MayFill(rows));
        Assert.True(rules.MayFill(columns), "A border within rows is put around their columns alone.");
    }

    [Fact]
    public void ABorderOfZerosAroundZerosIsZero()
    {
        Node x = Leaf(Shape.N, 4, 3),
            zeros = Pad.Of(x, axis: 1, 1, 1),
            ones = Pad.Of(x, axis: 1, 1, 1, value: 1);
        PadRules rules = Of(zeros, ones);
        Assert.True(rules.IsZero(zeros));
        Assert.False(rules.IsZero(ones));
        Assert.False(rules.MayFill(ones));
    }

    [Fact]
    public void WindowsThatArePutBackAreAddedUpWhole()
    {
        Node windows = OneMore(Leaf(Shape.N, 3, 2, 5)),
            zeros = Twice(Leaf(Shape.N, 3, 2, 5));
        var form = new WindowForm([2], [1], [1]);
        Node sum = Unwindow.Of(windows, form, new Shape(Shape.N, 4, 5)),
            zero = Unwindow.Of(zeros, form, new Shape(Shape.N, 4, 5));
        PadRules rules = Of(sum, zero);
        Assert.False(rules.MayFill(windows));
        Assert.False(rules.IsZero(sum));
        Assert.True(rules.IsZero(zero));
    }

    [Fact]
    public void WhatAViewShowsIsWhatItLooksAt()
    {
        Node filled = OneMore(Leaf(Shape.N, 4, 3)),
            zero = Twice(Leaf(Shape.N, 4, 3));
        Node part = filled.Slice(1, 1, 2),
            rows = zero.Slice(1, 1, 2),
            columns = zero.Slice(2, 0, 2);
        PadRules rules = Of(part, rows, columns);
        Assert.False(rules.MayFill(filled));
        Assert.True(rules.IsZero(rows));
        Assert.False(rules.IsZero(columns), "Behind a part of a row stands the rest of it.");
    }

    /// <summary>Parts along an inner axis are rows of the whole.</summary>
    [Fact]
    public void AConcatHoldsItsPartsWithTheirPadding()
    {
        Node filled = OneMore(Leaf(Shape.N, 2, 3)),
            zero = Twice(Leaf(Shape.N, 2, 3));
        Node mixed = Concat.Of(1, filled, zero),
            zeros = Concat.Of(1, zero, Twice(zero));
        PadRules rules = Of(mixed, zeros);
        Assert.False(rules.MayFill(filled));
        Assert.True(rules.MayFill(zero));
        Assert.False(rules.IsZero(mixed));
        Assert.True(rules.IsZero(zeros));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ACarryIsZeroIfEveryStepKeepsItSo(bool keeps)
    {
        (Carry carry, Node next, Node last) = Loop(_program.Add(new Fill(0, new Shape(Shape.N, 3))), keeps ? Twice : OneMore);
        PadRules rules = Of(last);
        Assert.Equal(keeps, rules.IsZero(carry));
        Assert.Equal(keeps, rules.IsZero(last));
        Assert.Equal(keeps, rules.MayFill(next));
    }

    [Fact]
    public void ACarryBeginsWithZerosIfItsInitialValueHasThem()
    {
        Node initial = OneMore(Leaf(Shape.N, 3));
        (Carry carry, _, Node last) = Loop(initial, Twice);
        PadRules rules = Of(last);
        Assert.False(rules.MayFill(initial), "It lies before the first step.");
        Assert.False(rules.IsZero(carry));
    }

    [Fact]
    public void ACarryThatNobodyReadsMayBeFilled()
    {
        (_, Node next, Node last) = Loop(_program.Add(new Fill(0, new Shape(Shape.N, 3))), OneMore);
        Assert.True(Of(Reduce.Sum(last, 1)).MayFill(next));
    }

    /// <summary>The second carry is lost in the first step, the first one in the second.</summary>
    [Fact]
    public void ACarryThatBecomesAnotherLosesItsZerosWithIt()
    {
        TimeLoop loop = _program.NewLoop(4);
        Node none = _program.Add(new Fill(0, new Shape(Shape.N, 3)));
        Carry first = Carry.Of(loop, 0, none),
            second = Carry.Of(loop, 1, none);
        Scan scan = Scan.Of(_program, loop, [first, second], [Twice(second), OneMore(second)]);
        PadRules rules = Of(scan.Last(first), scan.Last(second));
        Assert.False(rules.IsZero(first));
        Assert.False(rules.MayFill(scan.Next[0]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatStepsAddToOthersGoesIntoTheirPadding(bool keeps)
    {
        TimeLoop loop = _program.NewLoop(4);
        Node none = _program.Add(new Fill(0, new Shape(Shape.N, 3)));
        Accumulator sum = Accumulator.Of(loop, 0, none);
        Node links = Step.Of(loop, Leaf(Shape.N, 4, 2));
        Node children = Step.Of(loop, Leaf(Shape.N, 4, 2, 3)),
            value = keeps ? Twice(children) : OneMore(children);
        Carry carry = Carry.Of(loop, 0, none);
        Scan scan = Scan.Of(_program, loop, [carry], [Twice(carry)], Accumulate.Of(sum, value, links));
        PadRules rules = Of(ScanOut.All(scan, sum));
        Assert.Equal(keeps, rules.IsZero(sum));
        Assert.Equal(keeps, rules.MayFill(value));
    }

    private static PadRules Of(params Node[] roots) => new([.. Nodes.Live(roots).OrderBy(n => n.Id)], roots);

    private Node Leaf(params int[] shape) => _program.Add(new Leaf("w" + _program.Nodes.Count, new Shape(shape)));

    private static Node OneMore(Node x) => Map.Of(new In(0) + 1, x);

    private static Node Twice(Node x) => Map.Of(2 * new In(0), x);

    private (Carry Carry, Node Next, Node Last) Loop(Node initial, Func<Node, Node> step)
    {
        TimeLoop loop = _program.NewLoop(4);
        Carry carry = Carry.Of(loop, 0, initial);
        Scan scan = Scan.Of(_program, loop, [carry], [step(carry)]);
        return (carry, scan.Next[0], scan.Last(carry));
    }
}
