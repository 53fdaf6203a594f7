using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>The axes in another order: axis i of the result is axis order[i] of the input.</summary>
internal sealed class Transpose : View
{
    internal Transpose(Node x, int[] order)
        : base(new Shape(order.Select(i => x.Shape[i]).ToArray()), x) => Order = order;

    public IReadOnlyList<int> Order { get; }

    public override string Operation => "transpose " + string.Join(",", Order.Select(i => Show.Of(i)));

    protected override bool KeepsRows => Order[Order.Count - 1] == Order.Count - 1;

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        [wanted[0] ? dy.Transpose(Enumerable.Range(0, Order.Count).Select(i => Order.ToList().IndexOf(i)).ToArray()) : null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop)
    {
        List<int> order = [.. Order.Select(axis => TimeLoop.Over(Inputs[0].Shape, axis))];
        order.Insert(TimeLoop.TimeAxis(Shape), TimeLoop.TimeAxis(Inputs[0].Shape));
        return inputs[0].Transpose([.. order]);
    }

    public override Node With(IReadOnlyList<Node> inputs) => inputs[0].Transpose([.. Order]);

    public override MemoryLayout Of(MemoryLayout input) => new(input.Offset, Order.Select(i => input.Strides[i]).ToArray());
}
