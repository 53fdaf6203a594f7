using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the call of a kernel that has a routine in the runtime, or a loop of its own form: one class for each primitive that
/// starts such a kernel.</summary>
internal abstract class Routine
{
    private static readonly Routine[] s_all =
    [
        new SoftmaxRoutine(),
        new LogSoftmaxRoutine(),
        new RandomRoutine(),
        new ConcatRoutine(),
        new PackRoutine(),
        new ArgMaxRoutine(),
        new PadRoutine(),
        new UnwindowRoutine(),
        new LinkedRoutine(),
        new AccumulateRoutine(),
        new GatherRoutine(),
        new ScatterAddRoutine(),
    ];

    private static readonly Dictionary<Type, Routine> s_byNode = s_all.ToDictionary(routine => routine.Primitive);

    /// <summary>The primitive.</summary>
    public abstract Type Primitive { get; }

    /// <summary>The routine of a kernel's root.</summary>
    public static Routine Of(Kernel kernel) =>
        s_byNode.TryGetValue(kernel.Root.GetType(), out Routine? routine)
            ? routine
            : throw new InvalidOperationException($"{kernel.Root} has no routine.");

    /// <summary>The statement; empty where there is nothing to do.</summary>
    public abstract string Call(Kernel kernel, PassScope pass, KernelLibrary library);

    /// <summary>Where indices begin, and from one sample to the next.</summary>
    protected static string Indices(Node node, PassScope pass) => $"{Start(node, pass)}, {Sample(node, pass.Place(node).Layout.Strides)}";

    /// <summary>Where rows begin, from one sample to the next, and from one row to the next.</summary>
    protected static string RowsOfSample(Node node, PassScope pass)
    {
        int[] steps = pass.Place(node).Layout.Strides;
        int lead = node.HasBatch ? 1 : 0,
            axis = Enumerable.Range(lead, node.Shape.Rank - 1 - lead).LastOrDefault(a => node.Shape[a] != 1);
        return $"{Start(node, pass)}, {Sample(node, steps)}, {Show.Of(axis < lead ? 0 : steps[axis])}";
    }

    /// <summary>Whole vectors, or the last column is the last that is written.</summary>
    protected static string Columns(Node node, PassScope pass) =>
        Show.Of(pass.Plan.MayFillPadding(node) ? Layouts.RoundUp(node.Shape.Last) : node.Shape.Last);

    /// <summary>From one sample to the next; 0 where all are the same.</summary>
    protected static string Sample(Node node, int[] steps) => Show.Of(node.HasBatch ? steps[0] : 0);

    /// <summary>Where rows begin, and from one row to the next.</summary>
    protected static string Rows(Node node, PassScope pass) => $"{Start(node, pass)}, {Show.Of(Pitch(node, pass))}";

    /// <summary>Where a value begins.</summary>
    protected static string Start(Node node, PassScope pass) => pass.Address(pass.Place(node));

    /// <summary>From one row of the last axis to the next; axes of length 1 have no next.</summary>
    protected static int Pitch(Node node, PassScope pass) =>
        Enumerable.Range(0, Math.Max(node.Shape.Rank - 1, 0)).Where(a => node.Shape[a] != 1).DefaultIfEmpty(-1).Last() is >= 0 and var axis
            ? pass.Place(node).Layout.Strides[axis]
            : 0;
}

/// <summary>A routine that needs no struct.</summary>
internal abstract class Routine<TNode> : Routine
    where TNode : Node
{
    public sealed override Type Primitive => typeof(TNode);

    public sealed override string Call(Kernel kernel, PassScope pass, KernelLibrary library) => Call((TNode)kernel.Root, pass);

    protected abstract string Call(TNode node, PassScope pass);
}
