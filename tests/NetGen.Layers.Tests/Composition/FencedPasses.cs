using System.Reflection;
using NetGen.CompilerServices;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;

namespace NetGen.Layers.Tests.Composition;

/// <summary>The passes of a network in memory of the test's own: every value is NaN until a kernel writes it, fences stand around every
/// block, and threads are run one after another, the last one first.</summary>
internal sealed class FencedPasses : IDisposable
{
    private readonly List<FencedMemory> _blocks = [];

    /// <summary>z of n samples in inference, without padding.</summary>
    public static double[] Infer(INetwork<double> net, double[] inputs, int n) => (double[])Call(nameof(InferWith), net, inputs, n)!;

    /// <summary>One step of training and one of the input's gradient.</summary>
    public static FencedResult Train(
        INetwork<double> net,
        NetworkPrograms<PassPlan> programs,
        double[] inputs,
        double[] targets,
        int n,
        Loss loss,
        int threads
    ) => (FencedResult)Call(nameof(TrainWith), net, programs, inputs, targets, n, loss, threads)!;

    public void Dispose() => _blocks.ForEach(block => block.Dispose());

    private static object? Call(string method, INetwork<double> net, params object[] arguments)
    {
        MethodInfo generic = typeof(FencedPasses).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        return generic
            .MakeGenericMethod(net.Engine.GetType().GenericTypeArguments[1])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [net.Engine, .. arguments], null);
    }

    // Inference takes its memory as it comes: nothing in it may be relied on.
    private static double[] InferWith<P>(Engine<double, P> engine, double[] inputs, int n)
        where P : struct, IProgram<double>
    {
        int pitch = Layouts.RoundUp(engine.Info.OutputLength),
            capacity = n == 1 ? 1 : n + 2;
        using var passes = new FencedPasses();
        FencedMemory workspace = passes.Block("workspace", capacity * (pitch + P.InferenceLength) + P.InferenceScratch);
        workspace.Span.Fill(double.NaN);
        P.Infer(engine.Inference(passes.Block("input", inputs).Start, workspace.Start, n, capacity));
        passes.Check();
        return Rows(workspace.Span, n, pitch, engine.Info.OutputLength);
    }

    private static FencedResult TrainWith<P>(
        Engine<double, P> engine,
        NetworkPrograms<PassPlan> programs,
        double[] inputs,
        double[] targets,
        int n,
        Loss loss,
        int threads
    )
        where P : struct, IProgram<double>
    {
        ProgramInfo info = engine.Info;
        int pitch = Layouts.RoundUp(info.OutputLength),
            inputPitch = Layouts.RoundUp(info.InputLength),
            capacity = n + 2;
        using var passes = new FencedPasses();
        FencedMemory z = passes.Rows("z", capacity, pitch, info.OutputLength),
            dz = passes.Rows("dz", capacity, pitch, info.OutputLength);
        FencedMemory gradients = passes.Block("gradients", info.ArenaLength),
            updates = passes.Block("updates", info.StateLength);
        foreach (ParameterSpec spec in info.Parameters)
            Poison((spec.IsState ? updates : gradients).Span[spec.Offset..], spec.Rows, spec.Pitch, spec.Columns);
        FencedMemory inputGradients = passes.Rows("input gradients", capacity, inputPitch, info.InputLength);
        FencedMemory carried = passes.Block("carried", capacity * P.CarriedLength),
            left = passes.Block("left", capacity * P.CarriedLength);
        var pass = new Pass<double>
        {
            Input = passes.Block("input", inputs).Start,
            Z = z.Start,
            DZ = dz.Start,
            Parameters = engine.Parameters,
            States = engine.States,
            Gradients = gradients.Start,
            Updates = updates.Start,
            InputGradients = inputGradients.Start,
            Carried = carried.Start,
            Left = left.Start,
            CarriedCapacity = capacity,
            Capacity = capacity,
            N = n,
            InverseN = 1.0 / n,
            Key = new RandomKey(engine.Seed, 0),
        };

        FencedMemory training = passes.Workspace("training", programs.Training.Plan, capacity),
            memory = training;
        passes.Phases(pass, memory, P.TrainingLength, P.ForwardPhases, threads, P.Forward);
        double value = Loss(P.TrainingMaskOffset);
        passes.Phases(pass, memory, P.TrainingLength, P.BackwardPhases, threads, P.Backward);
        if (P.PenaltyOffset >= 0)
            value += training.Span[capacity * P.TrainingLength + P.PenaltyOffset];
        double[] outputs = Rows(z.Span, n, pitch, info.OutputLength),
            toInput = [];
        double inputValue = 0;
        if (P.InputForwardPhases > 0)
        {
            Poison(z.Span, capacity, pitch, info.OutputLength);
            memory = passes.Workspace("input", programs.Input!.Plan, capacity);
            passes.Phases(pass, memory, P.InputTrainingLength, P.InputForwardPhases, threads, P.InputForward);
            inputValue = Loss(P.InputMaskOffset);
            passes.Phases(pass, memory, P.InputTrainingLength, P.InputBackwardPhases, threads, P.InputBackward);
            toInput = Rows(inputGradients.Span, n, inputPitch, info.InputLength);
        }
        passes.Check();
        var gradient = new Dictionary<string, double[]>();
        foreach (ParameterSpec spec in info.Parameters)
        {
            FencedMemory arena = spec.IsState ? updates : gradients;
            for (int row = 0; row < spec.Rows; row++)
                if (arena.Span.Slice(spec.Offset + row * spec.Pitch, spec.Pitch)[spec.Columns..].ContainsAnyExcept(0.0))
                    throw new StackFault($"The padding of {spec.Name}'s gradient is not zero.");
            Layout.ToUser(spec, arena.Start, gradient[spec.Name] = new double[spec.Length]);
        }
        return new FencedResult(outputs, value, gradient, inputValue, toInput, Rows(left.Span, P.CarriedLength, capacity, n));

        double Loss(int mask)
        {
            var batch = new LossBatch<double>
            {
                Link = info.Link,
                N = n,
                Total = n,
                Length = info.OutputLength,
                Classes = info.OutputColumns,
                Pitch = pitch,
                Z = z.Start,
                DZ = dz.Start,
                Targets = targets,
            };
            if (info.MaskedSteps == 0)
                return loss.Batch(batch);
            using var steps = new ValidSteps<double>(info, capacity);
            LossBatch<double> valid = steps.Gather(batch, memory.Start + capacity * mask);
            double found = valid.N == 0 ? 0 : loss.Batch(valid);
            steps.Scatter(batch);
            return found;
        }
    }

    private delegate void PhaseOf(in Pass<double> pass, int phase);

    // Of a workspace that has room of so many elements a sample, and the scratch behind them.
    private void Phases(Pass<double> pass, FencedMemory workspace, int length, int phases, int threads, PhaseOf run)
    {
        for (int phase = 0; phase < phases; phase++)
        for (int part = threads - 1; part >= 0; part--)
            run(
                pass with
                {
                    Workspace = workspace.Start,
                    Scratch = workspace.Start + pass.Capacity * length,
                    From = pass.N * part / threads,
                    To = pass.N * (part + 1) / threads,
                    Part = part,
                    Parts = threads,
                },
                phase
            );
    }

    // Training's memory begins as zeros, and padding may rely on that; values may not.
    private FencedMemory Workspace(string name, KernelPlan plan, int capacity)
    {
        FencedMemory memory = Block(name + " workspace", capacity * plan.SampleLength + plan.ScratchLength);
        foreach ((Node node, Place place) in plan.Places)
        {
            if (place.Block.Region is not (Region.Samples or Region.Scratch) || node is ScanOut)
                continue;
            int start =
                place.Layout.Offset
                + (
                    place.Block.Region == Region.Samples ? capacity * place.Block.Offset : capacity * plan.SampleLength + place.Block.Offset
                );
            for (int row = 0; row < node.Rows; row++)
                Poison(memory.Span, start + row * Layouts.Size(node.Shape), node.Shape, place.Layout.Strides, 0, capacity);
        }
        return memory;
    }

    private static void Poison(Span<double> memory, int start, Generator.Shapes.Shape shape, int[] steps, int axis, int capacity)
    {
        if (axis == shape.Rank)
        {
            memory[start] = double.NaN;
            return;
        }
        int length = shape[axis] == Generator.Shapes.Shape.N ? capacity : shape[axis];
        if (axis == shape.Rank - 1 && steps[axis] == 1)
            memory.Slice(start, length).Fill(double.NaN);
        else
            for (int i = 0; i < length; i++)
                Poison(memory, start + i * steps[axis], shape, steps, axis + 1, capacity);
    }

    private static void Poison(Span<double> rows, int count, int pitch, int columns)
    {
        for (int row = 0; row < count; row++)
            rows.Slice(row * pitch, columns).Fill(double.NaN);
    }

    private static double[] Rows(Span<double> all, int count, int pitch, int columns)
    {
        var rows = new double[count * columns];
        for (int row = 0; row < count; row++)
            all.Slice(row * pitch, columns).CopyTo(rows.AsSpan(row * columns));
        return rows;
    }

    private FencedMemory Rows(string name, int count, int pitch, int columns)
    {
        FencedMemory memory = Block(name, count * pitch);
        Poison(memory.Span, count, pitch, columns);
        return memory;
    }

    private FencedMemory Block(string name, int length) => Keep(new FencedMemory(name, length));

    private FencedMemory Block(string name, double[] values) => Keep(FencedMemory.Of(name, values));

    private FencedMemory Keep(FencedMemory memory)
    {
        _blocks.Add(memory);
        return memory;
    }

    private void Check() => _blocks.ForEach(block => block.Check());
}

/// <summary>What one step gives: z, losses, the gradient of each parameter (of a state, what it becomes), that of the input, and what is
/// carried out.</summary>
internal sealed record FencedResult(
    double[] Z,
    double Loss,
    IReadOnlyDictionary<string, double[]> Gradient,
    double InputLoss,
    double[] InputGradient,
    double[] Left
);
