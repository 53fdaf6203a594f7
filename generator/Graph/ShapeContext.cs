using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parse;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Graph;

/// <summary>What a layer kind is given to infer its shape: its arguments and inputs, and somewhere to declare parameters and report
/// problems.</summary>
internal sealed class ShapeContext(Layer layer, NetworkSpec network, List<Problem> problems)
{
    /// <summary>The largest constant that a formula may contain: twice it, or its product with a small value, is still a float.</summary>
    public const double Largest = 1e30;

    public LayerSpec Spec => layer.Spec;

    public Layer Layer => layer;

    public NetworkSpec Network => network;

    public List<Problem> Problems => problems;

    /// <summary>The shape of the first input, without the batch.</summary>
    public Shape Input => layer.Inputs[0].Output;

    /// <summary>Reports a problem on an argument (or the attribute); always null, so that a shape rule can return it.</summary>
    public Shape? Fail(DiagnosticDescriptor descriptor, string? argument, params object[] values) => Fail(descriptor, argument, 0, values);

    /// <summary>The same on one element of an argument that is a list.</summary>
    public Shape? Fail(DiagnosticDescriptor descriptor, string? argument, int element, object[] values)
    {
        problems.Add(new Problem(descriptor, values, layer.Index, argument, element));
        return null;
    }

    /// <summary>Remarks on the whole attribute something that does not stop the network.</summary>
    public void Advise(DiagnosticDescriptor descriptor, params object[] values) =>
        problems.Add(new Problem(descriptor, values, layer.Index));

    /// <summary>Whether <paramref name="condition"/> holds; reports otherwise that the argument must be <paramref name="range"/>.</summary>
    public bool Require(bool condition, string argument, object value, string range)
    {
        if (!condition)
            Fail(Descriptors.OutOfRange, argument, argument, layer.Spec.Kind, value is double d ? Text.Of(d) : value, range);
        return condition;
    }

    /// <summary>Whether an int argument is at least 1.</summary>
    public bool Positive(string argument, int otherwise = 0) =>
        Require(Spec.Int(argument, otherwise) > 0, argument, Spec.Int(argument, otherwise), "at least 1");

    /// <summary>Whether the penalties and the norm limit are usable.</summary>
    public bool CommonArguments(string defaultActivation = "Linear")
    {
        foreach (
            string name in new[]
            {
                "L1",
                "L2",
                "BiasL1",
                "BiasL2",
                "ActivityL1",
                "ActivityL2",
                "MaxNorm",
                "BiasMaxNorm",
                "RecurrentL1",
                "RecurrentL2",
                "RecurrentMaxNorm",
            }
        )
        {
            double value = Spec.Number(name);
            if (!Require(value is >= 0 and <= Largest, name, value, "between 0 and 1e30"))
                return false;
        }
        string? named = Spec.Text("Activation"),
            given = Spec.Text("activation");
        if (
            named is not null
            && given is not null
            && given != defaultActivation
            && !Require(named == given, "Activation", named, $"{given}, which the attribute's argument says already")
        )
            return false;
        return true;
    }

    /// <summary>Declares the kernel: regularised and constrained as the attribute says.</summary>
    public void Kernel(
        Shape shape,
        int fanIn,
        int fanOut,
        string name = "kernel",
        string initializer = "GlorotUniform",
        string argument = "KernelInitializer"
    ) =>
        Add(
            new Parameter(layer.Name + "." + name, shape)
            {
                Initializer = Initializer(argument, initializer),
                FanIn = fanIn,
                FanOut = fanOut,
            }
        );

    /// <summary>Declares a kernel of a recurrent layer, [in, gates, units], which users see as [in, gates · units].</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">What it is multiplied by.</param>
    /// <param name="gates">Gates.</param>
    /// <param name="units">Units.</param>
    /// <param name="isRecurrent">It is the recurrent kernel.</param>
    /// <param name="children">So many kernels in one, [children, in, gates, units]; 0 for one without that axis.</param>
    public void GateKernel(string name, int inputs, int gates, int units, bool isRecurrent, int children = 0)
    {
        Shape shape = Gates(inputs, gates, units);
        Add(
            new Parameter(layer.Name + "." + name, children == 0 ? shape : shape.Prepend(children))
            {
                MergedAxes = gates == 1 ? 1 : 2,
                Initializer = isRecurrent
                    ? Initializer("RecurrentInitializer", "Orthogonal")
                    : Initializer("KernelInitializer", "GlorotUniform"),
                FanIn = Math.Max(children, 1) * inputs,
                FanOut = gates * units,
            },
            isRecurrent ? "Recurrent" : ""
        );
    }

    /// <summary>Declares the bias of a recurrent layer, [gates, units] or [rows, gates, units], unless the attribute says that there is
    /// none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">0 for a bias without rows.</param>
    /// <param name="gates">Gates.</param>
    /// <param name="units">Units.</param>
    /// <param name="gateOfOnes">The first gate whose bias starts at 1; -1 for none.</param>
    /// <param name="gatesOfOnes">How many of them do.</param>
    public void GateBias(string name, int rows, int gates, int units, int gateOfOnes = -1, int gatesOfOnes = 1)
    {
        Shape shape =
            rows > 0 ? new Shape(rows, gates, units)
            : gates == 1 ? new Shape(units)
            : new Shape(gates, units);
        Bias(
            new Parameter(layer.Name + "." + name, shape)
            {
                MergedAxes = gates == 1 ? 1 : 2,
                Ones = gateOfOnes < 0 ? (0, 0) : (gateOfOnes * units, gatesOfOnes * units),
            }
        );
    }

    private static Shape Gates(int inputs, int gates, int units) => gates == 1 ? new Shape(inputs, units) : new Shape(inputs, gates, units);

    private void Add(Parameter kernel, string prefix = "") =>
        layer.Parameters.Add(
            kernel with
            {
                Seed = Spec.Int("Seed"),
                MaxNorm = Spec.Number(prefix + "MaxNorm"),
                L1 = Spec.Number(prefix + "L1"),
                L2 = Spec.Number(prefix + "L2"),
            }
        );

    /// <summary>The same for windows, [.., in, out]. As in Keras, the fans are the last two lengths times the size of the window.</summary>
    public void Kernel(Shape shape, string name = "kernel")
    {
        int Fan(int channels) => (int)Math.Min(int.MaxValue, shape.With(shape.Rank - 2, 1).With(shape.Rank - 1, channels).Length);
        Kernel(shape, Fan(shape[shape.Rank - 2]), Fan(shape.Last), name);
    }

    /// <summary>Declares the bias, unless the attribute says that there is none.</summary>
    public void Bias(Shape shape) => Bias(new Parameter(layer.Name + ".bias", shape));

    private void Bias(Parameter bias)
    {
        if (!Spec.Flag("UseBias", true))
            return;
        int units = (int)Math.Min(bias.Shape.Length, int.MaxValue);
        layer.Parameters.Add(
            bias with
            {
                Initializer = Initializer("BiasInitializer", "Zeros"),
                FanIn = units,
                FanOut = units,
                Seed = Spec.Int("Seed"),
                L1 = Spec.Number("BiasL1"),
                L2 = Spec.Number("BiasL2"),
                MaxNorm = Spec.Number("BiasMaxNorm"),
            }
        );
    }

    /// <summary>Declares a parameter that starts at one value.</summary>
    public void Constant(string name, Shape shape, double value) =>
        layer.Parameters.Add(new Parameter(layer.Name + "." + name, shape) { Constant = value });

    /// <summary>Declares a weight that is no parameter: it starts at one value and becomes what <see cref="Lower.LowerContext.Update"/>
    /// says.</summary>
    public void State(string name, Shape shape, double value) =>
        layer.Parameters.Add(new Parameter(layer.Name + "." + name, shape) { Constant = value, IsState = true });

    /// <summary>Declares a state that is a moment of the reference batch; see <see cref="Lower.LowerContext.AddMoment"/>.</summary>
    public void Moment(string name, Shape shape, double value) =>
        layer.Parameters.Add(
            new Parameter(layer.Name + "." + name, shape)
            {
                Constant = value,
                IsState = true,
                IsMoment = true,
            }
        );

    /// <summary>Declares what the values must be that the layer reads, or a layer of the network inside. Only those of an input can be
    /// checked before anything is computed: reports any others.</summary>
    public bool Check(InputCheck check, int number = 0)
    {
        Layer input = layer.Inputs[number];
        if (input.Start is not { } start)
            return Fail(Descriptors.NotAnInput, null, layer.Spec.Kind, input.Name) is not null;
        bool isWhole = check.Length == 0 || check.Length == input.Output.Length;
        layer.Checks.Add(
            check with
            {
                Layer = check.Layer.Length == 0 ? layer.Name : layer.Name + "." + check.Layer,
                Input = isWhole ? input.Name : layer.Name + "." + check.Input,
                Start = start + check.Start,
                Length = isWhole ? (int)input.Output.Length : check.Length,
            }
        );
        return true;
    }

    private string Initializer(string argument, string otherwise) =>
        Spec.Member(argument, "Default") is var name && name != "Default" ? name : otherwise;
}
