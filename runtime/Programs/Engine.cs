using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A compiled network with its parameters: what stands behind the members of a generated class.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class Engine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeArray<T> _arena;
    private readonly int _offset,
        _stateOffset;

    private protected Engine(ProgramInfo info, int seed)
    {
        Info = info;
        _arena = new NativeArray<T>(checked(info.ArenaLength + info.StateLength));
        _stateOffset = info.ArenaLength;
        Seed = seed;
        Checks = new(this);
        Held = new();
        Initialization.Fill(this);
    }

    private protected Engine(ProgramInfo info, Engine<T> owner, int offset, int stateOffset)
    {
        Info = info;
        _arena = owner._arena;
        _offset = owner._offset + offset;
        _stateOffset = owner._stateOffset + stateOffset;
        Seed = owner.Seed;
        Held = owner.Held;
        Checks = new(this);
    }

    /// <summary>Lengths and the table of parameters.</summary>
    public ProgramInfo Info { get; }

    /// <summary>What must hold of samples before the network computes with them.</summary>
    internal SampleChecks<T> Checks { get; }

    /// <summary>The layers of a whole network.</summary>
    internal virtual LayerEntry[] Layers => [];

    /// <summary>The weight tensors of a layer, which it may share with others, or the one of that name.</summary>
    internal ParameterSpec[] WeightsOf(string name)
    {
        bool IsIn(LayerEntry layer) => name == layer.Name || name.StartsWith(layer.Name + ".", StringComparison.Ordinal);
        return Info.Of(Array.Find(Layers, IsIn) is { } found ? found.Weights + name[found.Name.Length..] : name);
    }

    /// <summary>The seed the network was made with.</summary>
    public int Seed { get; }

    /// <summary>How much training the network object has seen.</summary>
    internal TrainingClock Clock { get; } = new();

    /// <summary>The weights that training does not move.</summary>
    internal HeldWeights<T> Held { get; }

    /// <summary>The layers that work by themselves as well, each on the one before.</summary>
    internal ICompanion[] Companions { get; set; } = [];

    /// <summary>The samples that layers normalise all others by: those of the first training step. Null before it, and where no layer
    /// does.</summary>
    internal T[]? Reference { get; set; }

    /// <summary>What computes their moments; null where no layer normalises by any.</summary>
    internal virtual Engine<T>? MomentProgram => null;

    /// <summary>What draws outputs with noise on and everything else as in inference; null where nothing is random.</summary>
    internal virtual Engine<T>? NoiseProgram => null;

    /// <summary>What predicts the outputs of all layers, one after another; null where the network does not ask for it.</summary>
    internal virtual LayerOutputs<T>? LayerOutputs => null;

    /// <summary>The parameter arena: padded, aligned, as the kernels like it.</summary>
    internal Ptr<T> Parameters => _arena.Start + _offset;

    /// <summary>The states, laid out likewise. In a part of a network they do not follow its parameters.</summary>
    internal Ptr<T> States => _arena.Start + _stateOffset;

    /// <summary>Weights in fewer bytes, of a program that has such.</summary>
    internal virtual Ptr<byte> Stored => default;

    /// <summary>The region that a tensor lies in.</summary>
    internal Ptr<T> RegionOf(ParameterSpec spec) => spec.IsState ? States : Parameters;

    /// <summary>See <see cref="INetwork{T}.Predict"/>.</summary>
    public abstract void Predict(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>The same on several threads, where that pays; see <see cref="ParallelPrediction"/>.</summary>
    internal virtual void Predict(ReadOnlySpan<T> input, Span<T> output, int threads) => Predict(input, output);

    /// <summary>Predicts one sample and names the largest output.</summary>
    public int PredictClass(ReadOnlySpan<T> input)
    {
        if (input.Length != Info.InputLength)
            throw new ArgumentException($"PredictClass takes one sample of {Info.InputLength} values, not {input.Length}.", nameof(input));
        using var room = new Room<T>(Info.OutputLength, Info.OutputLength <= Room<T>.OnStack ? stackalloc T[Info.OutputLength] : default);
        Span<T> output = room.Span;
        Predict(input, output);
        return Ranking.Largest<T>(output);
    }

    /// <summary>A run of the network step by step.</summary>
    public virtual SequenceStream<T> CreateStream() => throw new NotSupportedException($"{Info.Name} does not go step by step.");

    /// <summary>A run of the network over a source, step by step.</summary>
    public virtual SequenceStream<T> CreateStream(ReadOnlySpan<T> source) =>
        throw new NotSupportedException($"{Info.Name} does not go step by step over a source.");

    /// <summary>Values that a stream is given when it begins; 0 if it begins with nothing, or there is none.</summary>
    internal virtual int SourceLength => 0;

    /// <summary>Values of one step's input and output; 0 if the network does not go step by step.</summary>
    internal virtual (int Input, int Output) StepLengths => default;

    /// <summary>Room and gradients for training steps of up to <paramref name="capacity"/> samples on <paramref name="threads"/>
    /// threads.</summary>
    /// <param name="capacity">The most samples of a step.</param>
    /// <param name="threads">Threads that share it.</param>
    /// <param name="isWhole">No batch goes through in pieces.</param>
    internal abstract TrainingSession<T> Train(int capacity, int threads = 1, bool isWhole = false);

    /// <summary>Whether the samples of a batch have nothing to do with each other.</summary>
    internal virtual bool Splits => true;

    /// <summary>Whether the output has a gradient with respect to the input, of which not all is numbers of table rows.</summary>
    internal virtual bool HasInputGradient => false;

    /// <summary>Whether it was compiled with the gradient of its output's slope.</summary>
    internal virtual bool HasSlope => false;

    /// <summary>See <see cref="INetwork{T}.LossAndGradient"/>.</summary>
    public T LossAndGradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, Span<T> gradient, long step)
    {
        CheckFlat(gradient.Length, nameof(gradient));
        using TrainingSession<T> session = Session(inputs, targets, loss, out int n, out int targetLength);
        T value = session.LossAndGradient(n, loss, targetLength, step);
        Layout.ToUser(Info, session.Gradients, gradient);
        return value;
    }

    /// <summary>See <see cref="ICurvatureNetwork{T}.GaussNewtonProduct"/>.</summary>
    public void GaussNewtonProduct(
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Loss loss,
        ReadOnlySpan<T> vector,
        Span<T> product,
        long step
    ) => Product(CurvatureKind.GaussNewton, inputs, targets, loss, vector, product, step);

    /// <summary>See <see cref="ICurvatureNetwork{T}.HessianVectorProduct"/>.</summary>
    public void HessianVectorProduct(
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Loss loss,
        ReadOnlySpan<T> vector,
        Span<T> product,
        long step
    ) => Product(CurvatureKind.Hessian, inputs, targets, loss, vector, product, step);

    /// <summary>A session that holds the samples and their targets, all of which are usable.</summary>
    internal TrainingSession<T> Session(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Loss loss, out int n, out int targetLength)
    {
        ArgumentNullException.ThrowIfNull(loss);
        n = Checks.Count(inputs.Length, nameof(inputs));
        targetLength = Info.TargetLength(loss);
        if (n == 0)
            throw new ArgumentException("There is no sample.", nameof(inputs));
        if (targets.Length != n * targetLength)
            throw new ArgumentException(
                $"{loss.Name} needs {targetLength} target values for each of the {n} samples, {n * targetLength} in all, but there are "
                    + $"{targets.Length}.",
                nameof(targets)
            );
        loss.CheckTargets(targets, targetLength, Info.OutputColumns);
        Checks.Inputs(inputs);
        TrainingSession<T> session = Train(n, isWhole: loss.IsOfBatch);
        inputs.CopyTo(session.Inputs(n));
        targets.CopyTo(session.Targets(n, targetLength));
        return session;
    }

    /// <summary>See <see cref="INetwork{T}.CopyParametersTo"/>.</summary>
    public void CopyParametersTo(Span<T> parameters)
    {
        CheckFlat(parameters.Length, nameof(parameters));
        Layout.ToUser(Info, Parameters, parameters);
    }

    /// <summary>See <see cref="INetwork{T}.SetParameters"/>.</summary>
    public void SetParameters(ReadOnlySpan<T> parameters)
    {
        CheckFlat(parameters.Length, nameof(parameters));
        Layout.FromUser(Info, parameters, Parameters);
        Held.Release(_arena.Start);
        if (Reference is null)
            return;
        using var run = new ReferenceRun<T>(this, MomentProgram!, threads: 1);
        run.Commit();
    }

    /// <summary>See <see cref="INetwork{T}.GetWeights"/>.</summary>
    public IReadOnlyList<NamedTensor<T>> GetWeights() =>
        Array.ConvertAll(
            Info.Parameters,
            spec =>
            {
                var values = new T[spec.Length];
                Layout.ToUser(spec, RegionOf(spec), values);
                return typeof(T) == typeof(float)
                    ? (NamedTensor<T>)(object)new NamedTensor(spec.Name, spec.Shape, (float[])(object)values)
                    : new NamedTensor<T>(spec.Name, spec.Shape, values);
            }
        );

    /// <summary>See <see cref="INetwork{T}.SetWeights"/>.</summary>
    public void SetWeights(IReadOnlyList<NamedTensor<T>> weights)
    {
        T[][] ordered = Layout.Match(Info, weights);
        for (int i = 0; i < ordered.Length; i++)
            Layout.FromUser(Info.Parameters[i], ordered[i], RegionOf(Info.Parameters[i]));
        Held.Release(_arena.Start);
        if (Reference is not null && Array.TrueForAll(MomentProgram!.Info.Moments, moment => States[moment.Size] == T.Zero))
            Reference = null;
    }

    private void Product(
        CurvatureKind kind,
        ReadOnlySpan<T> inputs,
        ReadOnlySpan<T> targets,
        Loss loss,
        ReadOnlySpan<T> vector,
        Span<T> product,
        long step
    )
    {
        CheckFlat(vector.Length, nameof(vector));
        CheckFlat(product.Length, nameof(product));
        using TrainingSession<T> session = Session(inputs, targets, loss, out int n, out int targetLength);
        using var direction = new NativeArray<T>(Info.ArenaLength);
        using var result = new NativeArray<T>(Info.ArenaLength);
        Layout.FromUser(Info, vector, direction.Start);
        session.Curvature!.Multiply(kind, n, loss, targetLength, step, direction.Start, result.Start);
        Layout.ToUser(Info, result.Start, product);
    }

    internal void CheckFlat(int length, string argument)
    {
        int count = Layout.Count(Info);
        if (length != count)
            throw new ArgumentException($"{Info.Name} has {count} parameters, but the span holds {length}.", argument);
    }
}
