using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>A value of the tensor program: what computes it, from which values. Equal nodes are one object (see
/// <see cref="TensorProgram"/>), compared by reference; ids grow in the order of creation, which is an order of computation.</summary>
internal abstract partial class Node(Shape shape, params Node[] inputs)
{
    public Shape Shape { get; } = shape;

    public IReadOnlyList<Node> Inputs { get; } = inputs;

    public int Id { get; private set; }

    public TensorProgram Program { get; private set; } = null!;

    /// <summary>The name in the generated code: "h1", "dW2".</summary>
    public string Name { get; private set; } = "";

    /// <summary>The layer that it computes; a node made outside of all layers belongs to that of its last input.</summary>
    public Origin Origin { get; private set; } = null!;

    /// <summary>What the node computes, without its inputs: equal operations over equal inputs are the same node.</summary>
    public abstract string Operation { get; }

    /// <summary>The cotangent of each input, given that of the result: the one derivative rule of this primitive. Null where there is none;
    /// <paramref name="wanted"/> says which inputs are asked for.</summary>
    public abstract Node?[] Vjp(Node dy, bool[] wanted);

    /// <summary>The same operation over other inputs of the same shapes.</summary>
    public abstract Node With(IReadOnlyList<Node> inputs);

    /// <summary>The same for all steps of a loop at once, over sequences of those inputs that belong to the loop.</summary>
    public virtual Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop) =>
        throw new InvalidOperationException($"{this} stands for one step only.");

    /// <summary>The sum over all steps of a loop, where there is a better way than to compute all terms first; null where there is
    /// none.</summary>
    public virtual Node? SumOverTime(IReadOnlyList<Node> inputs, TimeLoop loop) => null;

    /// <summary>What is known of the elements, given the same of the inputs'; any numbers unless a primitive says more.</summary>
    public virtual Bounds Bounds(Func<Node, Bounds> of) => Primitives.Bounds.All;

    public bool HasBatch => Shape.HasBatch;

    /// <summary>Multiply-adds of one sample, in one step where it belongs to a loop; 0 for all but sums of products.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>The loop that the value belongs to: it is another one at every step. Null outside.</summary>
    public virtual TimeLoop? Loop { get; } = inputs.Select(i => i.Loop).FirstOrDefault(l => l is not null);

    /// <summary>Gives the node its name unless it has one.</summary>
    public Node Named(string name)
    {
        if (Name.Length == 0)
            Name = Program.Unique(name);
        return this;
    }

    /// <summary>Stands for <paramref name="other"/> from now on, and is called as it was.</summary>
    public Node InPlaceOf(Node other)
    {
        if (Name.Length == 0)
            Name = other.Name;
        return this;
    }

    internal void Enter(TensorProgram program, int id, Origin origin)
    {
        Program = program;
        Id = id;
        Origin = origin;
    }

    public override string ToString() =>
        $"{(Name.Length > 0 ? Name : "t" + Show.Of(Id))} = "
        + $"{Operation}({string.Join(", ", Inputs.Select(i => i.Name.Length > 0 ? i.Name : "t" + Show.Of(i.Id)))}) {Shape}";
}
