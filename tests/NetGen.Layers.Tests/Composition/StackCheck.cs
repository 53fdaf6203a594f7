using NetGen.CompilerServices;
using NetGen.Generator.Programs;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Composition;

/// <summary>What any stack of layers must satisfy, whatever stands in it.</summary>
internal sealed partial class StackCheck
{
    private const int Many = 67,
        Differences = 6;

    private readonly Stack _stack;
    private readonly CompiledNetwork _compiled;
    private readonly INetwork<double> _net;
    private readonly double[] _parameters,
        _inputs,
        _targets;
    private readonly System.Random _random;
    private readonly int _samples;

    private StackCheck(CompiledNetwork compiled, Stack stack, int seed)
    {
        _stack = stack;
        // Where a batch is one sample, there are no differences to divide by; of many, a dozen go through a phase together.
        _samples = (stack.ToString().Length % 12) switch
        {
            0 or 4 or 8 => 1,
            6 => 29,
            _ => 5,
        };
        (_compiled, _net, _random) = (compiled, compiled.Double(), new System.Random(seed));
        _parameters = Check.Values(_random, Layout.Count(Info), 0.6);
        _inputs = Check.Inputs(_random, Info, Many);
        _targets = Check.Values(_random, _samples * Info.OutputLength, 1);
        if (stack.IsPadded)
            Check.Pad(compiled, _inputs, Many, 0);
        _net.SetParameters(_parameters);
    }

    private ProgramInfo Info => _net.Engine.Info;

    private double[] Inputs => _inputs[..(_samples * Info.InputLength)];

    /// <summary>What is wrong with a network; null for nothing. Numbers near a kink of a function prove nothing: a fault is one with other
    /// numbers, too.</summary>
    public static string? Fault(CompiledNetwork compiled, Stack stack)
    {
        string? fault = null;
        for (int seed = 1; seed <= 3; seed++)
        {
            try
            {
                new StackCheck(compiled, stack, seed).Run();
                return null;
            }
            catch (StackFault e)
            {
                fault = e.Message;
            }
            catch (OverflowException)
            {
                // Exponentials of exponentials: other numbers may be smaller.
            }
        }
        return fault;
    }

    private void Run()
    {
        Inference();
        Training();
        if (_compiled.HasSingle)
            InFloat();
        Streaming();
        Middle();
        Slope();
        Memory();
    }

    // One sample or many, in the test's memory and in the engine's.
    private void Inference()
    {
        int x = Info.InputLength,
            y = Info.OutputLength;
        double[] expected = Reference(_parameters).Outputs(),
            moved = [];
        double[] Moved(int start, int length) =>
            (moved.Length > 0 ? moved : moved = Reference(Nearby(_parameters, 1e-14)).Outputs())[start..(start + length)];
        double[] all = new double[Many * y],
            one = new double[y];
        Near("Predict", Linked(FencedPasses.Infer(_net, Inputs, _samples)), expected, () => Moved(0, expected.Length));
        _net.Predict(_inputs, all);
        Near($"Predict of {Many}", all[..expected.Length], expected, () => Moved(0, expected.Length));
        foreach (int n in new[] { 2, 5, Many - 2 })
        {
            double[] some = new double[n * y];
            _net.Predict(_inputs.AsSpan(0, n * x), some);
            Same($"Predict of {n} samples of the {Many}", some, all[..some.Length]);
        }
        for (int i = 0; i < Many; i++)
        {
            _net.Predict(_inputs.AsSpan(i * x, x), one);
            Near($"Predict of sample {i} of {Many}", all[(i * y)..((i + 1) * y)], one, () => Alone(Nearby(_parameters, 1e-14), i));
        }
        for (int i = 0; i < _samples; i++)
        {
            double[] sample = _inputs[(i * x)..((i + 1) * x)],
                own = expected[(i * y)..((i + 1) * y)];
            int start = i * y;
            Near($"Predict of sample {i} alone", Linked(FencedPasses.Infer(_net, sample, 1)), own, () => Moved(start, y));
            _net.Predict(sample, one);
            Near($"Predict of sample {i} alone by the engine", one, own, () => Moved(start, y));
        }
    }

    private double[] Alone(double[] parameters, int sample)
    {
        var y = new double[Info.OutputLength];
        _net.SetParameters(parameters);
        _net.Predict(_inputs.AsSpan(sample * Info.InputLength, Info.InputLength), y);
        _net.SetParameters(_parameters);
        return y;
    }

    private void Training()
    {
        NetworkPrograms<PassProgram> unplanned = ProgramBuilder.Build(_compiled.Graph);
        NetworkPrograms<PassPlan> programs = unplanned.Select(PassPlan.Of);
        PlanVerifier.Verify(unplanned, programs);
        // Where the gradient is beyond all numbers, nothing holds of what is computed from it.
        double[] expected = Finite("The gradient", Reference(_parameters).Gradient(out double loss));
        FencedResult result = FencedPasses.Train(_net, programs, Inputs, _targets, _samples, Check.Quadratic, threads: 1);
        foreach (int threads in new[] { 2, 7 })
        {
            FencedResult other = FencedPasses.Train(_net, programs, Inputs, _targets, _samples, Check.Quadratic, threads);
            Same($"z by {threads} threads", other.Z, result.Z);
            foreach ((string name, double[] values) in result.Gradient)
                Same($"The gradient of {name} by {threads} threads", other.Gradient[name], values);
            Same($"The input's gradient by {threads} threads", other.InputGradient, result.InputGradient);
            Same($"What {threads} threads carry out", other.Left, result.Left);
        }

        double[] analytic = new double[expected.Length],
            moved = [];
        double movedLoss = 0;
        double[] Moved() => moved.Length > 0 ? moved : moved = Reference(Nearby(_parameters, 1e-14)).Gradient(out movedLoss);
        Near("The loss", [result.Loss], [loss], () => Moved() is null ? [] : [movedLoss]);
        int start = 0;
        foreach (ParameterSpec spec in Harness.Reference.Trainable(_net))
        {
            int at = start,
                end = start += spec.Length;
            Near($"The gradient of {spec.Name}", result.Gradient[spec.Name], expected[at..end], () => Moved()[at..end], Norm(expected));
            result.Gradient[spec.Name].CopyTo(analytic, at);
        }
        foreach (ParameterSpec spec in Info.Parameters.Where(p => p.IsState))
            if (Reference(_parameters).Update(spec.Name) is { } update)
                Near(
                    $"What {spec.Name} becomes",
                    result.Gradient[spec.Name],
                    update,
                    () => Reference(Nearby(_parameters, 1e-14)).Update(spec.Name)!
                );
        if (!_stack.IsTruncated)
            Slopes("parameter", analytic, _parameters, parameters => Loss(parameters, Inputs));
        if (result.InputGradient.Length == 0)
            return;
        double[] toInput = Reference(_parameters).InputGradient(out _);
        Near(
            "The input's gradient",
            result.InputGradient,
            toInput,
            () => Reference(Nearby(_parameters, 1e-14)).InputGradient(out _),
            Norm(toInput)
        );
    }

    // The gradient of some parameters against differences of fourth order: where a kink lies between the points, closer ones decide.
    private void Slopes(string what, double[] gradient, double[] point, Func<double[], double> loss)
    {
        int[] some = [.. Enumerable.Range(0, gradient.Length).OrderBy(_ => _random.Next()).Take(Differences)];
        double scale = Math.Max(1e-3, Norm(gradient) / Math.Sqrt(Math.Max(gradient.Length, 1)));
        foreach (int i in some)
        {
            double At(double step)
            {
                double[] moved = [.. point];
                moved[i] += step;
                return loss(moved);
            }
            double Numeric(double h) => (8 * (At(h) - At(-h)) - (At(2 * h) - At(-2 * h))) / (12 * h);
            bool Agrees(double numeric) => Math.Abs(numeric - gradient[i]) <= 1e-6 * Math.Max(scale, Math.Abs(numeric));
            if (!Agrees(Numeric(1e-4)) && Numeric(1e-6) is var closer && !Agrees(closer))
                throw new StackFault($"The derivative of {what} {i} is {gradient[i]:r}, differences give {closer:r}.");
        }
    }

    private double Loss(double[] parameters, double[] inputs)
    {
        _net.SetParameters(parameters);
        double loss = _net.LossAndGradient(inputs, _targets, Check.Quadratic, new double[parameters.Length]);
        _net.SetParameters(_parameters);
        return loss;
    }

    // As near to the double network as parameters as near to its own would be.
    private void InFloat()
    {
        INetwork<float> single = _compiled.Single();
        single.SetParameters(Array.ConvertAll(_parameters, p => (float)p));
        float[] inputs = Array.ConvertAll(Inputs, x => (float)x),
            outputs = new float[_samples * Info.OutputLength],
            gradient = new float[_parameters.Length];
        single.Predict(inputs, outputs);
        double[] Outputs(double[] parameters)
        {
            var y = new double[outputs.Length];
            _net.SetParameters(parameters);
            _net.Predict(Inputs, y);
            _net.SetParameters(_parameters);
            return y;
        }
        double[] Gradient(double[] parameters)
        {
            var g = new double[gradient.Length];
            _net.SetParameters(parameters);
            _net.LossAndGradient(Inputs, _targets, Check.Quadratic, g);
            _net.SetParameters(_parameters);
            return g;
        }
        Reference reference = Reference(_parameters);
        reference.Outputs();
        reference.Gradient(out _);
        if (reference.Largest > float.MaxValue)
            throw new OverflowException("A value is beyond float.");
        Near(
            "Predict in float",
            Array.ConvertAll(outputs, v => (double)v),
            Outputs(_parameters),
            () => Outputs(Nearby(_parameters, 1e-6)),
            tolerance: 2e-5
        );
        single.LossAndGradient(inputs, Array.ConvertAll(_targets, t => (float)t), Check.Quadratic, gradient);
        Near(
            "The gradient in float",
            Array.ConvertAll(gradient, v => (double)v),
            Gradient(_parameters),
            () => Gradient(Nearby(_parameters, 1e-6)),
            tolerance: 1e-4
        );
    }

    private Reference Reference(double[] parameters)
    {
        _net.SetParameters(parameters);
        var reference = new Reference(_compiled, _net, Inputs, _targets, _samples, Check.Quadratic);
        _net.SetParameters(_parameters);
        return reference;
    }

    private double[] Linked(double[] z)
    {
        var y = new double[z.Length];
        for (int i = 0; i < z.Length; i += Info.OutputLength)
            Info.Link.Apply<double>(z.AsSpan(i, Info.OutputLength), y.AsSpan(i, Info.OutputLength));
        return y;
    }

    private double[] Nearby(double[] values, double relative) =>
        Array.ConvertAll(values, v => v * (1 + relative * (2 * _random.NextDouble() - 1)));

    // Where the last digits of the parameters change much, rounding may as well.
    private static void Near(
        string what,
        double[] actual,
        double[] expected,
        Func<double[]> moved,
        double floor = 0,
        double tolerance = 1e-11
    )
    {
        Finite(what, expected);
        double scale = Math.Max(Math.Max(Norm(expected), 1e-3), 0.1 * floor),
            off = Distance(actual, expected);
        if (off <= tolerance * scale || off <= tolerance * scale + 100 * Distance(moved(), expected))
            return;
        int at = Enumerable.Range(0, actual.Length).FirstOrDefault(i => !(Math.Abs(actual[i] - expected[i]) <= tolerance * scale));
        throw new StackFault($"{what} is off by {off:e1}: value {at} of {actual.Length} is {actual[at]:r}, not {expected[at]:r}.");
    }

    private static double[] Finite(string what, double[] values) =>
        Array.TrueForAll(values, double.IsFinite) ? values : throw new OverflowException($"{what} is beyond all numbers.");

    private static void Same(string what, double[] actual, double[] expected)
    {
        for (int i = 0; i < expected.Length; i++)
            if (BitConverter.DoubleToInt64Bits(actual[i]) != BitConverter.DoubleToInt64Bits(expected[i]))
                throw new StackFault($"{what} has {actual[i]:r} at {i}, not {expected[i]:r}.");
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(v => v * v));

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
