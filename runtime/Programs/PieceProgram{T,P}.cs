using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A program beside training's over the batch that a training session holds, in pieces and on the session's threads as training
/// goes: a forward pass, something that is said of its results, a backward pass.</summary>
internal abstract class PieceProgram<T, P> : IWork, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly NativeArray<T> _rest;
    private readonly List<NativeArray<T>> _blocks = [];
    private bool _isBackward;
    private int _phase;
    private long _step;
    private T _inverseN;
    private Ptr<T> _gradient;

    /// <param name="session">Whose batch it is.</param>
    /// <param name="sizes">Those of the programs that share the workspace.</param>
    protected PieceProgram(Session<T, P> session, params ReadOnlySpan<CurvatureSizes> sizes)
    {
        (Session, Info) = (session, session.Engine.Info);
        int length = 0,
            scratch = 0;
        foreach (CurvatureSizes of in sizes)
            (length, scratch) = (Math.Max(length, of.Length), Math.Max(scratch, of.Scratch));
        Piece = Pieces<T, P>.Of(Info, session.Capacity, length);
        Workspace = Block(checked(Piece * length + scratch));
        _rest = Block(Piece < session.Capacity ? Info.ArenaLength : 0);
    }

    protected Session<T, P> Session { get; }

    protected ProgramInfo Info { get; }

    /// <summary>Samples of a piece at most.</summary>
    protected int Piece { get; }

    protected NativeArray<T> Workspace { get; }

    /// <summary>The first sample of the piece in hand.</summary>
    protected int Start { get; private set; }

    /// <summary>Its samples.</summary>
    protected int Count { get; private set; }

    /// <summary>Those of the program that runs.</summary>
    protected abstract CurvatureSizes Sizes { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int parts)
    {
        (int from, int to) = Partition.Of(Count, part, parts);
        Pass<T> pass = Own(
            new()
            {
                Input = Session.InputStart + Start * Info.InputLength,
                Parameters = Session.Parameters,
                States = Session.Engine.States,
                Gradients = Start == 0 ? _gradient : _rest.Start,
                Carried = Session.Carried,
                CarriedCapacity = Session.Capacity,
                CarriedFrom = Start,
                Workspace = Workspace.Start,
                Scratch = Workspace.Start + Piece * Sizes.Length,
                Capacity = Piece,
                N = Count,
                InverseN = _inverseN,
                From = from,
                To = to,
                Part = part,
                Parts = parts,
                Key = new RandomKey(Session.Engine.Seed, _step, Start),
            }
        );
        if (_isBackward)
            Backward(pass, _phase);
        else
            Forward(pass, _phase);
    }

    public void Dispose()
    {
        foreach (NativeArray<T> block in _blocks)
            block.Dispose();
    }

    /// <summary>Memory that is freed with the program.</summary>
    protected NativeArray<T> Block(int length)
    {
        var block = new NativeArray<T>(length);
        _blocks.Add(block);
        return block;
    }

    /// <summary>Goes through the first <paramref name="n"/> samples; the gradient is summed over pieces.</summary>
    /// <param name="n">Samples.</param>
    /// <param name="step">What noise is drawn by.</param>
    /// <param name="gradient">Receives the gradient, laid out as parameters are.</param>
    protected void Go(int n, long step, Ptr<T> gradient)
    {
        (_step, _inverseN, _gradient) = (step, T.One / T.CreateTruncating(n), gradient);
        for (Start = 0; Start < n; Start += Piece)
        {
            Count = Math.Min(Piece, n - Start);
            RunPhases(isBackward: false, Sizes.ForwardPhases);
            Judge(n);
            RunPhases(isBackward: true, Sizes.BackwardPhases);
            if (Start > 0)
                Loop.Run<T, Addition<T>>(new(_rest.Start, gradient), 0, 1, Info.ArenaLength);
        }
    }

    /// <summary>A pass with what this program has besides.</summary>
    protected abstract Pass<T> Own(Pass<T> pass);

    protected abstract void Forward(in Pass<T> pass, int phase);

    protected abstract void Backward(in Pass<T> pass, int phase);

    /// <summary>From what the forward pass of a piece has left, of a batch of <paramref name="n"/>, to what the backward pass begins
    /// with.</summary>
    protected abstract void Judge(int n);

    private void RunPhases(bool isBackward, int phases)
    {
        _isBackward = isBackward;
        for (_phase = 0; _phase < phases; _phase++)
            Session.Parallel(this);
    }
}
