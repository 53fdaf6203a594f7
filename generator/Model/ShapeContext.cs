using Microsoft.CodeAnalysis;
using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>What a layer kind is given to infer its shape: its arguments and inputs, and somewhere to declare parameters and report
/// problems.</summary>
internal sealed partial class ShapeContext(Layer layer, NetworkSpec network, List<Problem> problems, IGraphBuilder builder)
{
    /// <summary>The largest constant that a formula may contain: twice it, or its product with a small value, is still a float.</summary>
    public const double Largest = 1e30;

    private readonly HashSet<string> _said = [];

    public LayerSpec Spec => layer.Spec;

    public Layer Layer => layer;

    public NetworkSpec Network => network;

    public List<Problem> Problems => problems;

    public IGraphBuilder Builder => builder;

    /// <summary>How the layer sees its tensors.</summary>
    public ChannelOrder Order { get; } = layer.Kind.Order(layer);

    /// <summary>The shape of the first input, without the batch, as the layer sees it.</summary>
    public Shape Input => Order.Seen(Given);

    /// <summary>The same as users wrote it.</summary>
    public Shape Given => layer.Inputs[0].Output;

    /// <summary>Reports a problem on the argument that a property of the attribute comes from (or on the attribute); always null, so that
    /// a shape rule can return it.</summary>
    public Shape? Fail(DiagnosticDescriptor descriptor, string? property, params object[] values) => Fail(descriptor, property, 0, values);

    /// <summary>Reports a problem on one element of an argument that is a list.</summary>
    public Shape? Fail(DiagnosticDescriptor descriptor, string? property, int element, object[] values)
    {
        string? argument = property is null ? null : Spec.ArgumentOf(property);
        problems.Add(new Problem(descriptor, values, layer.Index, argument, element));
        return null;
    }

    /// <summary>Remarks on the whole attribute something that does not stop the network.</summary>
    public void Advise(DiagnosticDescriptor descriptor, params object[] values) =>
        problems.Add(new Problem(descriptor, values, layer.Index));

    /// <summary>Whether <paramref name="condition"/> holds; reports otherwise that the argument which a property of the attribute comes
    /// from must be <paramref name="range"/>.</summary>
    public bool Require(bool condition, string property, object value, string range)
    {
        if (!condition)
            Fail(Descriptors.OutOfRange, property, Spec.ArgumentOf(property), Spec.Kind, value is double d ? Show.Of(d) : value, range);
        return condition;
    }

    /// <summary>Whether a length is at least 1; reports otherwise.</summary>
    public bool Positive(string property, int value) => Require(value > 0, property, value, "at least 1");

    /// <summary>Whether penalties, norm limits and what attributes behind the layer say are usable, and nothing is said twice in different
    /// ways; reports otherwise.</summary>
    public bool CommonArguments()
    {
        // Any layer's outputs can add to the loss, but for those that no weight changes.
        if (!layer.IsInput)
            Said(SparsityPenalty.Subject);
        return Spec.Refinements.All(IsUsable)
            && Penalties.Of(Spec.Attribute).All(p => Require(p.Value is >= 0 and <= Largest, p.Property, p.Value, "between 0 and 1e30"))
            && AttributeBinder
                .Contradictions(Spec)
                .All(c => Require(false, c.Named.Name, c.Named.Value!, $"{c.Given}, which the attribute's argument says already"));
    }

    /// <summary>What an attribute behind the layer says of <paramref name="subject"/>; null if none does.</summary>
    public Refinement? Said(string subject)
    {
        _said.Add(subject);
        return Spec.Refinements.FirstOrDefault(r => r.Of == subject);
    }

    /// <summary>Whether the layer has asked for all that the attributes behind it say; reports otherwise.</summary>
    public bool HasAllRefined() =>
        Spec.Refinements.All(r =>
            _said.Contains(r.Of) || Fail(Descriptors.OutOfRange, r.Of, r.Of, Spec.Kind, r.Kind, NothingAbout) is not null
        );

    private string NothingAbout => $"left out, since [{Spec.Kind}] has nothing that it is about";

    // Enums are members, numbers are in range, and nothing is said twice.
    private bool IsUsable(Refinement refinement)
    {
        bool Must(Argument? argument, object value, string range) =>
            Fail(
                Descriptors.OutOfRange,
                argument is null ? refinement.Of : refinement.ArgumentOf(argument.Name),
                argument is null ? Spec.Refinements.Count(r => r.Of == refinement.Of) - (Spec.Says(refinement.Of) ? 0 : 1) : 0,
                argument is null
                    ? [refinement.Of, Spec.Kind, value, range]
                    : [argument.Name, refinement.Of + "." + refinement.Kind, value, range]
            )
                is not null;
        if (!refinement.IsKnown)
            return Must(null, refinement.Kind, NothingAbout);
        if (Spec.Refinements.First(r => r.Of == refinement.Of) != refinement || Spec.Refinements.Count(r => r.Equals(refinement)) > 1)
            return Must(null, refinement.Kind, "said once");
        if (Spec.Arguments.FirstOrDefault(a => a.Name == refinement.Of) is { } named)
            return Must(null, refinement.Kind, $"said once, and {named.Name} = {named.Value} says it already");
        if (refinement.Arguments.FirstOrDefault(a => a.Value is NoMember) is { Value: NoMember no } stranger)
            return Must(stranger, no.Value, $"a member of {no.Enum}");
        return RefinementRules
            .Of(refinement.Bind())
            .All(rule =>
                rule.Holds
                || Must(refinement.Arguments.First(a => AttributeBinder.SameName(a.Name, rule.Property)), Show.Of(rule.Value), rule.Range)
            );
    }

    /// <summary>Declares a weight tensor that starts and is regularised as its arguments say, or with the layer's own
    /// initializer.</summary>
    public void Weights(string name, Shape shape, int fanIn, int fanOut, WeightArguments arguments, Initializer otherwise) =>
        Add(new Parameter(layer.Weights + "." + name, shape) { FanIn = fanIn, FanOut = fanOut }, arguments, otherwise);

    /// <summary>Declares the kernel.</summary>
    public void Kernel(WeightLayerAttribute a, Shape shape, int fanIn, int fanOut, string name = "kernel") =>
        Weights(name, shape, fanIn, fanOut, WeightArguments.Kernel(a), Initializer.GlorotUniform);

    /// <summary>Declares the kernel of windows, [.., in, out]. As in Keras, the fans are the last two lengths times the size of the
    /// window.</summary>
    public void Kernel(WeightLayerAttribute a, Shape shape, string name = "kernel")
    {
        int Fan(int channels) => (int)Math.Min(int.MaxValue, shape.With(shape.Rank - 2, 1).With(shape.Rank - 1, channels).Length);
        Kernel(a, shape, Fan(shape[shape.Rank - 2]), Fan(shape.Last), name);
    }

    /// <summary>Declares the bias, unless the attribute says that there is none.</summary>
    public void Bias(WeightLayerAttribute a, Shape shape, string name = "bias") =>
        Bias(a, new Parameter(layer.Weights + "." + name, shape));

    /// <summary>Declares a kernel of a recurrent layer, [window.., in, gates, units], which users see as [window.., in, gates ·
    /// units].</summary>
    public void GateKernel(CarryingAttribute a, string name, int inputs, int gates, int units, IReadOnlyList<int> window) =>
        Add(GateKernel(name, inputs, gates, units, window), WeightArguments.Kernel(a), Initializer.GlorotUniform);

    /// <summary>Declares a recurrent kernel, [window.., units, gates, units].</summary>
    public void RecurrentKernel(CarryingAttribute a, string name, int gates, int units, IReadOnlyList<int> window) =>
        Add(GateKernel(name, units, gates, units, window), WeightArguments.Recurrent(a), Initializer.Orthogonal);

    /// <summary>Declares the recurrent kernel of a tree, [children, units, gates, units]: one for each child.</summary>
    public void ChildrenKernel(CarryingAttribute a, string name, int gates, int units, int children)
    {
        Shape shape = Gates(units, gates, units).Prepend(children);
        Add(
            Gates(name, shape, gates) with
            {
                FanIn = Math.Max(children, 1) * units,
                FanOut = gates * units,
            },
            WeightArguments.Recurrent(a),
            Initializer.Orthogonal
        );
    }

    /// <summary>Declares the bias of a recurrent layer, [gates, units] or [rows, gates, units], unless the attribute says that there is
    /// none.</summary>
    /// <param name="a">The attribute.</param>
    /// <param name="name">Its name.</param>
    /// <param name="rows">0 for a bias without rows.</param>
    /// <param name="gates">Gates.</param>
    /// <param name="units">Units.</param>
    /// <param name="gateOfOnes">The first gate whose bias starts at 1; -1 for none.</param>
    /// <param name="gatesOfOnes">How many of them do.</param>
    public void GateBias(CarryingAttribute a, string name, int rows, int gates, int units, int gateOfOnes = -1, int gatesOfOnes = 1)
    {
        Shape shape =
            rows > 0 ? new Shape(rows, gates, units)
            : gates == 1 ? new Shape(units)
            : new Shape(gates, units);
        Bias(a, Gates(name, shape, gates) with { Ones = gateOfOnes < 0 ? (0, 0) : (gateOfOnes * units, gatesOfOnes * units) });
    }

    // As of any kernel, the fans are the last two lengths times the size of the window.
    private Parameter GateKernel(string name, int inputs, int gates, int units, IReadOnlyList<int> window)
    {
        int Fan(double channels) => (int)Math.Min(int.MaxValue, window.Aggregate(channels, (product, length) => product * length));
        Shape shape = new([.. window, .. Gates(inputs, gates, units).ToArray()]);
        return Gates(name, shape, gates) with { FanIn = Fan(inputs), FanOut = Fan((double)gates * units) };
    }

    private Parameter Gates(string name, Shape shape, int gates) =>
        new(layer.Weights + "." + name, shape) { MergedAxes = gates == 1 ? 1 : 2 };

    private static Shape Gates(int inputs, int gates, int units) => gates == 1 ? new Shape(inputs, units) : new Shape(inputs, gates, units);

    private void Bias(WeightLayerAttribute a, Parameter bias)
    {
        int units = (int)Math.Min(bias.Shape.Length, int.MaxValue);
        if (a.UseBias)
            Add(bias with { FanIn = units, FanOut = units }, WeightArguments.Bias(a), Initializer.Zeros);
    }

    private void Add(Parameter weight, WeightArguments arguments, Initializer otherwise)
    {
        string subject = arguments.Tensor + "Initializer";
        Refinement? start = Said(subject);
        var initializer = (arguments.Initializer == Initializer.Default ? otherwise : arguments.Initializer).ToString();
        Shape seen = weight.Seen;
        if ((start?.Kind ?? initializer) == nameof(Initializer.Identity) && seen.Rank != 2)
            DoesNotFit(subject, nameof(Initializer.Identity), "two axes", weight);
        if (start?.Kind == nameof(Initializer.Orthogonal) && seen.Rank < 2)
            DoesNotFit(subject, nameof(Initializer.Orthogonal), "two axes or more", weight);
        subject = arguments.Tensor + "Constraint";
        Refinement? constraint = Said(subject);
        if (constraint is not null && arguments.MaxNorm > 0)
            Fail(
                Descriptors.OutOfRange,
                subject,
                subject,
                Spec.Kind,
                constraint.Kind,
                $"left out, since a tensor has one constraint and a largest norm of {Show.Of(arguments.MaxNorm)} is one"
            );
        subject = arguments.Tensor + "Regularizer";
        Refinement? regularizer = Said(subject);
        if (regularizer?.Bind() is RegularizersOf<object>.OrthogonalAttribute orthogonal)
            if (seen.Rank != 2)
                DoesNotFit(subject, regularizer.Kind, "two axes", weight);
            else if (seen[orthogonal.Mode == OrthogonalMode.Rows ? 0 : 1] < 2)
                Fail(
                    Descriptors.OutOfRange,
                    regularizer.ArgumentOf(nameof(orthogonal.Mode)),
                    "mode",
                    subject + "." + regularizer.Kind,
                    orthogonal.Mode,
                    $"one of which {weight.Name}, {seen}, has two at least"
                );
        layer.Parameters.Add(
            weight with
            {
                Initializer = initializer,
                Start = start,
                Regularizer = regularizer,
                Constraint = constraint,
                Seed = arguments.Seed,
                MaxNorm = arguments.MaxNorm,
                L1 = arguments.L1,
                L2 = arguments.L2,
            }
        );
    }

    private void DoesNotFit(string subject, string kind, string axes, Parameter weight) =>
        Fail(
            Descriptors.OutOfRange,
            subject,
            subject,
            Spec.Kind,
            kind,
            $"another one, since this one is for tensors of {axes} and {weight.Name} is {weight.Seen}"
        );

    /// <summary>Declares what the values must be that the layer reads, or a layer of the network inside. Only those of an input can be
    /// checked before anything is computed: reports any others.</summary>
    public bool Check(InputCheck check, int number = 0)
    {
        Layer input = layer.Inputs[number];
        if (input.Indices is { } indices && check.HoldsOf(indices))
            return true;
        if (input.Start is not { } start)
            return Fail(check.NotOfInput, null, layer.Spec.Kind, input.Name) is not null;
        bool isWhole = check.Length == 0 || check.Length == input.Output.Length;
        layer.Checks.Add(
            check.Of(layer) with
            {
                Layer = check.Layer.Length == 0 ? layer.Name : layer.Name + "." + check.Layer,
                Input = isWhole ? input.Name : layer.Name + "." + check.Input,
                Start = start + check.Start,
                Length = isWhole ? (int)input.Output.Length : check.Length,
            }
        );
        return true;
    }
}
