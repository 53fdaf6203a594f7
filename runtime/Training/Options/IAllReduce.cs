namespace NetGen;

/// <summary>Adds numbers up over several processes that train the same network together, each on samples of its own. Bind it to MPI or the
/// like.</summary>
public interface IAllReduce
{
    /// <summary>The number of this process, counted from 0.</summary>
    int Rank { get; }

    /// <summary>The number of processes.</summary>
    int Size { get; }

    /// <summary>Replaces each value by its sum over all processes, which all call this at the same point with as many values.</summary>
    void Sum(Span<float> values);
}
