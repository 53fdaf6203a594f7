using NetGen.CompilerServices;

namespace NetGen.Layers.Tests.Harness;

/// <summary>What every layer must satisfy, in one call.</summary>
internal static class Check
{
    /// <summary>Half the sum of squares: smooth, and different for every output.</summary>
    public static readonly Loss Quadratic = new QuadraticLoss();

    /// <summary>The generated network against the naive interpreter, in double and every second time in float; its gradient against the
    /// interpreter's and against central differences; and zeros in the padding of every gradient.</summary>
    public static void Network(string declaration, int n = 5) => Network(declaration, n, withDifferences: true, padding: null);

    /// <summary>The same with sequences of different lengths, from whole ones to none, padded with a value behind or before.</summary>
    public static void Padded(string declaration, int n = 6, double padding = 0) => Network(declaration, n, withDifferences: true, padding);

    /// <summary>The same without central differences, for batches large enough to go through in pieces.</summary>
    public static void LargeBatch(string declaration, int n) => Network(declaration, n, withDifferences: false, padding: null);

    private static void Network(string declaration, int n, bool withDifferences, double? padding)
    {
        CompiledNetwork compiled = CompiledNetwork.OftenDouble(declaration);
        INetwork<double> net = compiled.Double();
        INetwork<float>? single = compiled.HasSingle ? compiled.Single() : null;
        ProgramInfo info = net.Engine.Info;
        var random = new System.Random(1);
        double[] parameters = Values(random, Layout.Count(info), 0.5),
            inputs = Inputs(random, info, n),
            targets = Values(random, n * info.OutputLength, 1);
        if (padding is { } value)
            Pad(compiled, inputs, n, value);
        net.SetParameters(parameters);
        single?.SetParameters(Array.ConvertAll(parameters, p => (float)p));

        Predictions(compiled, net, single, inputs, n);
        Gradients(compiled, net, single, inputs, targets, n, withDifferences);
        InputGradient(compiled, net, single, inputs, targets, n, withDifferences, padding);
        Padding(net, inputs, targets, n);
        if (info.StateLength == 0)
            return;

        // The same once more with states in which training has been: anything positive.
        double[] States(NamedTensor<double> state) => Array.ConvertAll(state.Values, _ => 0.5 + random.NextDouble());
        HashSet<string> states = [.. info.Parameters.Where(p => p.IsState).Select(p => p.Name)];
        IReadOnlyList<NamedTensor<double>> weights =
        [
            .. net.GetWeights().Select(w => states.Contains(w.Name) ? w with { Values = States(w) } : w),
        ];
        net.SetWeights(weights);
        single?.SetWeights([.. weights.Select(w => new NamedTensor(w.Name, w.Shape, Array.ConvertAll(w.Values, x => (float)x)))]);
        Predictions(compiled, net, single, inputs, n);
        Gradients(compiled, net, single, inputs, targets, n, withDifferences);
        Updates(compiled, net, inputs, targets, n);
        Assert.Equal(weights.SelectMany(w => w.Values), net.GetWeights().SelectMany(w => w.Values));
    }

    /// <summary>Norm of the difference over the norm, which counts as at least <paramref name="floor"/>.</summary>
    public static double RelativeError(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double floor = 1e-3)
    {
        double difference = 0,
            norm = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        return Math.Sqrt(difference) / Math.Max(Math.Sqrt(norm), floor);
    }

    private static void Predictions(CompiledNetwork compiled, INetwork<double> net, INetwork<float>? single, double[] inputs, int n)
    {
        ProgramInfo info = net.Engine.Info;
        double[] expected = new Reference(compiled, net, inputs, [], n, Quadratic).Outputs();
        double[] actual = new double[expected.Length];
        net.Predict(inputs, actual);
        Assert.True(RelativeError(actual, expected) < 1e-12, $"Predict of {n} is off by {RelativeError(actual, expected):e1}.");
        net.Predict(inputs.AsSpan(0, info.InputLength), actual.AsSpan(0, info.OutputLength));
        Assert.True(
            RelativeError(actual.AsSpan(0, info.OutputLength), expected.AsSpan(0, info.OutputLength)) < 1e-12,
            "Predict of one sample is off."
        );

        if (single is null)
            return;
        var floats = new float[expected.Length];
        single.Predict(Array.ConvertAll(inputs, x => (float)x), floats);
        Assert.True(
            RelativeError(Array.ConvertAll(floats, x => (double)x), expected) < 2e-5,
            $"Predict in float is off by {RelativeError(Array.ConvertAll(floats, x => (double)x), expected):e1}."
        );
    }

    private static void Gradients(
        CompiledNetwork compiled,
        INetwork<double> net,
        INetwork<float>? single,
        double[] inputs,
        double[] targets,
        int n,
        bool withDifferences
    )
    {
        var gradient = new double[Layout.Count(net.Engine.Info)];
        double loss = net.LossAndGradient(inputs, targets, Quadratic, gradient);
        double[] reference = new Reference(compiled, net, inputs, targets, n, Quadratic).Gradient(out double expectedLoss);
        double[] numeric = withDifferences ? CentralDifferences(net, inputs, targets, gradient.Length) : reference;
        Assert.Equal(expectedLoss, loss, 1e-10 * (1 + Math.Abs(expectedLoss)));

        float[]? floats = single is null ? null : new float[gradient.Length];
        single?.LossAndGradient(Array.ConvertAll(inputs, x => (float)x), Array.ConvertAll(targets, x => (float)x), Quadratic, floats);
        // A bias before batch normalisation has no gradient: what floats leave of it is as small beside the whole.
        double floor = Math.Max(0.01 * Math.Sqrt(gradient.Sum(g => g * g)), 1e-3);
        int start = 0;
        foreach (ParameterSpec spec in Reference.Trainable(net))
        {
            Span<double> g = gradient.AsSpan(start, spec.Length);
            double toReference = RelativeError(g, reference.AsSpan(start, spec.Length)),
                toNumeric = RelativeError(g, numeric.AsSpan(start, spec.Length));
            Assert.True(toReference < 1e-11, $"The gradient of {spec.Name} is off the interpreter's by {toReference:e1}.");
            Assert.True(toNumeric < 1e-6, $"The gradient of {spec.Name} is off central differences by {toNumeric:e1}.");
            if (floats is not null)
            {
                double toSingle = RelativeError(Array.ConvertAll(floats[start..(start + spec.Length)], x => (double)x), g, floor);
                Assert.True(toSingle < 1e-4, $"The gradient of {spec.Name} in float is off by {toSingle:e1}.");
            }
            start += spec.Length;
        }
    }

    // The gradient with respect to the samples, without penalties; differences of a few of its values, since a sample may have many.
    private static void InputGradient(
        CompiledNetwork compiled,
        INetwork<double> net,
        INetwork<float>? single,
        double[] inputs,
        double[] targets,
        int n,
        bool withDifferences,
        double? padding
    )
    {
        ProgramInfo info = net.Engine.Info;
        int[] free =
        [
            .. Enumerable
                .Range(0, inputs.Length)
                .Where(i =>
                    !Array.Exists(
                        info.Checks,
                        c => c.IsOfValues && i % info.InputLength >= c.Start && i % info.InputLength < c.Start + c.Length
                    )
                ),
        ];
        if (free.Length == 0)
            return;
        Assert.Equal(Reference.HasInputGradient(compiled), net.Engine.HasInputGradient);
        if (!net.Engine.HasInputGradient)
            return;
        var gradient = new double[inputs.Length];
        double loss = net.LossAndInputGradient(inputs, targets, Quadratic, gradient);

        double[] reference = new Reference(compiled, net, inputs, targets, n, Quadratic).InputGradient(out double expectedLoss);
        Assert.Equal(expectedLoss, loss, 1e-10 * (1 + Math.Abs(expectedLoss)));
        Assert.True(
            RelativeError(gradient, reference) < 1e-11,
            $"The input's gradient is off the interpreter's by {RelativeError(gradient, reference):e1}."
        );

        if (single is not null)
        {
            var floats = new float[inputs.Length];
            single.LossAndInputGradient(
                Array.ConvertAll(inputs, x => (float)x),
                Array.ConvertAll(targets, x => (float)x),
                Quadratic,
                floats
            );
            double toSingle = RelativeError(
                Array.ConvertAll(floats, x => (double)x),
                gradient,
                Math.Max(0.01 * Math.Sqrt(gradient.Sum(g => g * g)), 1e-3)
            );
            Assert.True(toSingle < 1e-4, $"The input's gradient in float is off by {toSingle:e1}.");
        }
        if (!withDifferences)
            return;
        // What stands for padding says so by its value, and must not move.
        int[] some = [.. free.Where((at, i) => i % (1 + free.Length / 12) == 0 && inputs[at] != padding)];
        double[] scratch = new double[inputs.Length],
            numeric = Array.ConvertAll(
                some,
                at =>
                {
                    double Loss(double step)
                    {
                        double[] moved = [.. inputs];
                        moved[at] += step;
                        return net.LossAndInputGradient(moved, targets, Quadratic, scratch);
                    }
                    return (Loss(1e-5) - Loss(-1e-5)) / 2e-5;
                }
            );
        double toNumeric = RelativeError(Array.ConvertAll(some, i => gradient[i]), numeric);
        Assert.True(toNumeric < 1e-6, $"The input's gradient is off central differences by {toNumeric:e1}.");
    }

    private static double[] CentralDifferences(INetwork<double> net, double[] inputs, double[] targets, int count)
    {
        double[] parameters = new double[count],
            scratch = new double[count],
            numeric = new double[count];
        net.CopyParametersTo(parameters);
        for (int i = 0; i < count; i++)
        {
            double Loss(double at)
            {
                double[] moved = [.. parameters];
                moved[i] = at;
                net.SetParameters(moved);
                return net.LossAndGradient(inputs, targets, Quadratic, scratch);
            }
            const double H = 1e-5;
            numeric[i] = (Loss(parameters[i] + H) - Loss(parameters[i] - H)) / (2 * H);
        }
        net.SetParameters(parameters);
        return numeric;
    }

    private static void Padding(INetwork<double> net, double[] inputs, double[] targets, int n)
    {
        using TrainingSession<double> session = net.Engine.Train(n);
        inputs.CopyTo(session.Inputs(n));
        targets.CopyTo(session.Targets(n, net.Engine.Info.OutputLength));
        session.LossAndGradient(n, Quadratic, net.Engine.Info.OutputLength, 0);
        foreach (ParameterSpec spec in net.Engine.Info.Parameters)
            for (int row = 0; row < spec.Rows; row++)
                foreach (
                    double pad in ((spec.IsState ? session.Updates : session.Gradients) + (spec.Offset + row * spec.Pitch)).Span(
                        spec.Pitch
                    )[spec.Columns..]
                )
                    Assert.True(pad == 0, $"{pad} stands in the padding of the gradient of {spec.Name}.");
    }

    private static void Updates(CompiledNetwork compiled, INetwork<double> net, double[] inputs, double[] targets, int n)
    {
        using TrainingSession<double> session = net.Engine.Train(n);
        inputs.CopyTo(session.Inputs(n));
        targets.CopyTo(session.Targets(n, net.Engine.Info.OutputLength));
        session.LossAndGradient(n, Quadratic, net.Engine.Info.OutputLength, 0);
        var reference = new Reference(compiled, net, inputs, targets, n, Quadratic);
        foreach (ParameterSpec spec in net.Engine.Info.Parameters.Where(p => p.IsState))
        {
            if (reference.Update(spec.Name) is not { } expected)
                continue;
            double[] actual = new double[spec.Length];
            Layout.ToUser(spec, session.Updates, actual);
            Assert.True(
                RelativeError(actual, expected) < 1e-11,
                $"{spec.Name} becomes something off by {RelativeError(actual, expected):e1}."
            );
        }
    }

    /// <summary>Samples of whatever the layers take.</summary>
    public static double[] Inputs(System.Random random, ProgramInfo info, int n)
    {
        double[] inputs = Values(random, n * info.InputLength, 1);
        foreach (InputCheck check in info.Checks)
            for (int i = 0; i < n; i++)
            {
                Span<double> values = inputs.AsSpan(i * info.InputLength + check.Start, check.Length);
                if (check is TreeCheck tree)
                    Tree(random, values, tree);
                else if (check is IndexCheck { Count: var count })
                    foreach (ref double index in values)
                        index = random.Next(count);
            }
        return inputs;
    }

    // Each node takes some of those that have no parent yet.
    private static void Tree(System.Random random, Span<double> children, TreeCheck tree)
    {
        var free = new List<int>();
        children.Fill(-1);
        for (int node = 0; node < children.Length / tree.Children; node++)
        {
            int count =
                free.Count < tree.Children
                    ? tree.NeedsAll
                        ? 0
                        : free.Count
                    : random.Next(3) == 0
                        ? 0
                        : tree.Children;
            for (int k = 0; k < count; k++)
            {
                int at = random.Next(free.Count);
                children[node * tree.Children + k] = free[at];
                free.RemoveAt(at);
            }
            free.Add(node);
        }
    }

    /// <summary>Makes steps of sequences padding: of sample after sample fewer are left, behind which or before which it stands.</summary>
    public static void Pad(CompiledNetwork compiled, double[] inputs, int n, double value)
    {
        int sample = inputs.Length / n,
            start = 0;
        foreach (var input in compiled.Graph.Inputs.Select(layer => layer.Output))
        {
            for (int i = 0; i < n && input.Rank == 2; i++)
            {
                int valid = input[0] * (n - 1 - i) / (n - 1),
                    padding = input[0] - valid;
                inputs.AsSpan(i * sample + start + (i % 2 == 0 ? valid : 0) * input[1], padding * input[1]).Fill(value);
            }
            start += (int)input.Length;
        }
    }

    public static double[] Values(System.Random random, int count, double scale)
    {
        var values = new double[count];
        foreach (ref double value in values.AsSpan())
            value = scale * (2 * random.NextDouble() - 1);
        return values;
    }

    private sealed class QuadraticLoss : Loss
    {
        public override string Name => "quadratic";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            T sum = T.Zero,
                half = T.CreateChecked(0.5);
            for (int i = 0; i < output.Length; i++)
            {
                gradient[i] = output[i] - target[i];
                sum += half * gradient[i] * gradient[i];
            }
            return sum;
        }
    }
}
