using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>A scalar expression over the elements of several tensors, which broadcast as numpy's do.</summary>
internal sealed class Map : Node
{
    private Map(Expr expression, Shape shape, Node[] inputs)
        : base(shape, inputs) => Expression = expression;

    public Expr Expression { get; }

    public override string Operation => "map " + Expression.Key;

    /// <summary>The expression, whose In(i) is inputs[i]; inputs that it does not use are left out.</summary>
    public static Node Of(Expr expression, params Node[] inputs)
    {
        Shape shape = inputs.Select(i => i.Shape).Aggregate(Shape.Broadcast);
        return Of(expression, shape, inputs);
    }

    /// <summary>The same for a result that is larger than what the expression still uses.</summary>
    public static Node Of(Expr expression, Shape shape, params Node[] inputs)
    {
        Node[] distinct = inputs.Distinct().ToArray();
        expression = expression.Substitute(i => inputs[i] is Fill fill ? fill.Value : new In(Array.IndexOf(distinct, inputs[i])));
        int[] used = expression.UsedInputs().Distinct().OrderBy(i => i).ToArray();
        expression = expression.Substitute(i => new In(Array.IndexOf(used, i)));
        if (expression is In)
            return distinct[used[0]].BroadcastTo(shape);
        return inputs[0].Program.Add(new Map(expression, shape, used.Select(i => distinct[i]).ToArray()));
    }

    /// <summary>The value itself, in memory of its own.</summary>
    public static Node Copy(Node x) => x.Program.Add(new Map(new In(0), x.Shape, [x]));

    /// <summary>The Map whose axis i is axis order[i] of this one, over the inputs that <paramref name="legal"/> gives for these.</summary>
    public Node Transposed(IReadOnlyList<int> order, Func<Node, Node> legal) => OfTurned(order, input => Turned(legal(input), order));

    /// <summary>The same where one of its inputs, or of the inputs of these, is seen in another order and so gets its own back: between two
    /// layers that see their tensors in one order nothing is moved. Null for any other.</summary>
    public Node? Restored(IReadOnlyList<int> order) => Restored(order, []);

    public override Node?[] Vjp(Node dy, bool[] wanted)
    {
        int count = Inputs.Count;
        Node[] all = [.. Inputs, this, dy];
        Node? Cotangent(int i) =>
            wanted[i] && Expression.Derivative(i, new In(count)) is var slope && !slope.Is(0)
                ? Of(new In(count + 1) * slope, Shape, all).SumTo(Inputs[i].Shape)
                : null;
        return [.. Enumerable.Range(0, count).Select(Cotangent)];
    }

    public override Bounds Bounds(Func<Node, Bounds> of)
    {
        Bounds[] inputs = [.. Inputs.Select(of)];
        bool isBox = inputs.Length <= 4 && inputs.All(b => !double.IsInfinity(b.Low) && !double.IsInfinity(b.High));
        Bounds bounds = isBox && Expression.IsMultilinear ? AtCorners(inputs) : Expression.Bounds(inputs);
        double? RowSum(int i) => Inputs[i].Shape.Rank > 0 && Shape.Rank > 0 && Inputs[i].Shape.Last == Shape.Last ? inputs[i].RowSum : null;
        double?[] sums = [.. Enumerable.Range(0, inputs.Length).Select(RowSum)];
        return new(bounds.Low, bounds.High, Shape.Rank > 0 ? Expression.RowSum(sums, Shape.Last) : null);
    }

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) =>
        Of(Expression, loop.Over(Shape), [.. inputs.Select((x, i) => Fit(x, Inputs[i]))]);

    public override bool IsWrittenAnywhere => true;

    // What is stretched along the last axis is stretched into the padding as well.
    public override bool KeepsZeros(Func<Node, bool> isZero) =>
        Expression
            .Substitute(i => isZero(Inputs[i]) && Inputs[i].Shape.Rank > 0 && Inputs[i].Shape.Last == Shape.Last ? 0 : new In(i))
            .Is(0);

    public override Node With(IReadOnlyList<Node> inputs) => Program.Add(new Map(Expression, Shape, inputs.ToArray()));

    private Node? Restored(IReadOnlyList<int> order, Dictionary<Map, Node?> known)
    {
        if (Expression is In || Shape.Rank != order.Count)
            return null;
        if (known.TryGetValue(this, out Node? restored))
            return restored;
        Dictionary<Node, Node> own = [];
        foreach (Node input in Inputs)
            if ((Own(input, order) ?? (input as Map)?.Restored(order, known)) is { } found)
                own[input] = found;
        Node All() => OfTurned(order, input => own.TryGetValue(input, out Node? found) ? found : Turned(input, order));
        return known[this] = own.Count == 0 ? null : Program.For(Origin, All).InPlaceOf(this);
    }

    // What is seen in such an order that the other one gives it its own back.
    private static Node? Own(Node x, IReadOnlyList<int> order) =>
        x is Transpose seen
        && x.Shape.Rank == order.Count
        && order.Select(i => seen.Order[i]).SequenceEqual(Enumerable.Range(0, order.Count))
            ? seen.Inputs[0]
            : null;

    private Node OfTurned(IReadOnlyList<int> order, Func<Node, Node> turned) =>
        Of(Expression, new Shape([.. order.Select(axis => Shape[axis])]), [.. Inputs.Select(turned)]);

    private Node Turned(Node x, IReadOnlyList<int> order) =>
        x.Reshape(new Shape([.. Enumerable.Repeat(1, Shape.Rank - x.Shape.Rank), .. x.Shape.ToArray()])).Transpose([.. order]);

    // A function that is linear in each of its variables is largest and smallest at corners of the box that they lie in.
    private Bounds AtCorners(Bounds[] box)
    {
        double Value(int corner) => Expression.Bounds([.. box.Select((b, i) => At((corner >> i & 1) == 0 ? b.Low : b.High))]).Low;
        Bounds At(double x) => new(x, x);
        return Primitives.Bounds.Around([.. Enumerable.Range(0, 1 << box.Length).Select(Value)]);
    }

    // Axes broadcast from the last, so an axis of time (or room for it) must stand where the result has it.
    private Node Fit(Node x, Node step)
    {
        bool isSequence = step.Loop is not null;
        int own = TimeLoop.TimeAxis(step.Shape),
            missing = Shape.Rank - TimeLoop.TimeAxis(Shape) - (step.Shape.Rank - own);
        if (own == 0 && !isSequence)
            return x;
        int[] dims = step.Shape.ToArray();
        return x.Reshape(
            new Shape([.. dims.Take(own), isSequence ? x.Shape[own] : 1, .. Enumerable.Repeat(1, missing), .. dims.Skip(own)])
        );
    }
}
