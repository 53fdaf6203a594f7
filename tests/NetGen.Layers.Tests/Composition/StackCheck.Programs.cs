using System.Reflection;
using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Composition;

/// <content>Programs beside inference and training, and memory.</content>
internal sealed partial class StackCheck
{
    // What every layer makes of samples, where the network is asked for it.
    private void Middle()
    {
        if (_net.Engine.LayerOutputs is not { Program: var program })
            return;
        double[] Expected(double[] parameters) => Reference(parameters).Outputs(_compiled.Graph.ToLayerOutputs()!);
        double[] expected = Expected(_parameters),
            actual = new double[expected.Length];
        program.Predict(Inputs, actual);
        Near("The outputs of all layers", actual, expected, () => Expected(Nearby(_parameters, 1e-14)));
        Near(
            "Those of the last layer",
            _net.Predict(Inputs, _compiled.Graph.Outputs[0].Name),
            Reference(_parameters).Outputs(),
            () => Reference(Nearby(_parameters, 1e-14)).Outputs()
        );
    }

    // The penalty on the slope along samples and its gradient, where the network is asked for it.
    private void Slope()
    {
        if (!_net.Engine.HasSlope)
            return;
        double[] gradient = new double[_parameters.Length],
            unused = new double[_parameters.Length];
        double Penalty(double[] parameters, double[] gradient)
        {
            _net.SetParameters(parameters);
            double value = _net.GradientPenalty(Inputs, gradient);
            _net.SetParameters(_parameters);
            return value;
        }
        double[] Expected(double[] parameters, out double value) => Reference(parameters).SlopePenalty(out value);
        double[] expected = Finite("The gradient of the slope's penalty", Expected(_parameters, out double penalty));
        Near("The slope's penalty", [Penalty(_parameters, gradient)], [penalty], () => Moved(out double moved) is null ? [] : [moved]);
        Near("The gradient of the slope's penalty", gradient, expected, () => Moved(out _));
        if (!_stack.IsTruncated)
            Slopes("the slope's penalty by parameter", gradient, _parameters, parameters => Penalty(parameters, unused));
        double[] Moved(out double value) => Expected(Nearby(_parameters, 1e-14), out value);
    }

    // Step by step as all at once: what is asked of the last step, or of each.
    private void Streaming()
    {
        int source = _net.Engine.SourceLength;
        if (_net.Engine.StepLengths.Input == 0 || (source == 0 && _compiled.Graph.Inputs.Count > 1) || _compiled.Graph.Outputs.Count > 1)
            return;
        using SequenceStream<double> stream = source > 0 ? _net.Engine.CreateStream(_inputs.AsSpan(0, source)) : _net.Engine.CreateStream();
        int steps = (Info.InputLength - source) / stream.InputLength,
            y = stream.OutputLength;
        double[] expected = new double[Info.OutputLength],
            each = new double[steps * y];
        for (int sample = 0; sample < 2; sample++, stream.Reset())
        {
            double[] whole = _inputs[(sample * Info.InputLength)..((sample + 1) * Info.InputLength)];
            _net.Predict(whole, expected);
            if (source > 0)
                stream.Begin(whole.AsSpan(0, source));
            for (int t = 0; t < steps; t++)
                stream.Next(whole.AsSpan(source + t * stream.InputLength, stream.InputLength), each.AsSpan(t * y, y));
            Near("A stream", each[^expected.Length..], expected, () => expected, tolerance: 1e-10);
        }
        Intact(stream);
    }

    // Nothing was written behind an object's blocks of memory.
    private static void Intact(object owner)
    {
        int blocks = 0;
        for (Type? type = owner.GetType(); type is not null; type = type.BaseType)
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (field.GetValue(owner) is NativeArray<double> { Length: var length } block && ++blocks > 0)
                    if (block.Start.Span(length + NativeArray<double>.Slack)[length..].ContainsAnyExcept(0.0))
                        throw new StackFault($"{owner.GetType().Name} has written behind the {length} elements of {field.Name}.");
        Assert.True(blocks > 0);
    }

    private void Memory()
    {
        double[] y = new double[Many * Info.OutputLength];
        using TrainingSession<double> session = _net.Engine.Train(_samples);
        Inputs.CopyTo(session.Inputs(_samples));
        _targets.CopyTo(session.Targets(_samples, Info.OutputLength));
        void Work()
        {
            _net.Predict(_inputs, y);
            _net.Predict(_inputs.AsSpan(0, Info.InputLength), y.AsSpan(0, Info.OutputLength));
            session.LossAndGradient(_samples, Check.Quadratic, Info.OutputLength, 1);
        }
        Work();
        Intact(session);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work();
        if (GC.GetAllocatedBytesForCurrentThread() - before is not 0 and var bytes)
            throw new StackFault($"A prediction and a step allocate {bytes} bytes.");
    }
}
