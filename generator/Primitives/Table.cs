using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>Numbers known to the compiler.</summary>
internal sealed class Table : Node
{
    private Table(string title, Shape shape, double[] values)
        : base(shape)
    {
        Title = title;
        Values = values;
    }

    /// <summary>What they are: "Numbers".</summary>
    public string Title { get; }

    /// <summary>In C order.</summary>
    public IReadOnlyList<double> Values { get; }

    public override string Operation => $"table {Title} {string.Join(" ", Values.Select(Show.Of))}";

    public static Node Of(TensorProgram program, string title, Shape shape, IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Distinct().Count() == 1 ? program.Add(new Fill(all[0], shape)) : program.Add(new Table(title, shape, all));
    }

    public override Node?[] Vjp(Node dy, bool[] wanted) => [];

    public override Bounds Bounds(Func<Node, Bounds> of) => new(Values.Min(), Values.Max());

    // It lies without gaps, which rows of whole vectors do in any case.
    public override bool HasPaddedRows => Shape.Rank > 0 && Layouts.Padded(Shape).Strides.SequenceEqual(Layouts.Packed(Shape).Strides);

    protected override MemoryLayout OwnLayout => Layouts.Packed(Shape);

    public override Node With(IReadOnlyList<Node> inputs) => this;
}
