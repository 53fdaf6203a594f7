namespace NetGen.CompilerServices;

public abstract partial class Engine<T>
{
    private MovedRanges? _moved;
    private int _version;

    /// <summary>What training moves.</summary>
    internal MovedRanges Moved
    {
        get
        {
            if (_moved is null || _version != Held.Version)
                (_moved, _version) = (MovedRanges.Of(Info, IsFrozen), Held.Version);
            return _moved;
        }
    }

    /// <summary>Whether a tensor is one that training does not move, for good or for now.</summary>
    internal bool IsFrozen(ParameterSpec spec) => spec.IsFrozen || Held.IsFrozen(Place(spec));

    /// <summary>The names of the tensors that are frozen for now.</summary>
    internal IReadOnlyList<string> Frozen
    {
        get => [.. Info.Parameters.Where(spec => Held.IsFrozen(Place(spec))).Select(spec => spec.Name)];
        set
        {
            foreach (ParameterSpec spec in Info.Parameters)
                Freeze(spec, value.Contains(spec.Name));
        }
    }

    /// <summary>Freezes a tensor, or lets it go.</summary>
    internal void Freeze(ParameterSpec spec, bool isFrozen) => Held.Freeze(Place(spec), isFrozen);

    /// <summary>Prunes a tensor down to so many zeros; returns how many.</summary>
    internal int Prune(ParameterSpec spec, int count)
    {
        Held.Prune(spec, Parameters, _offset, count);
        return count;
    }

    /// <summary>Sets the parameters to 0 that are pruned.</summary>
    internal void ClearPruned(Ptr<T> parameters)
    {
        if (Held.ArePruned)
            Held.Apply(parameters, _offset, Info.ArenaLength);
    }

    /// <summary>Sets to 0 what is pruned or frozen of a gradient, or of any direction to go.</summary>
    internal void ClearHeld(Ptr<T> gradients)
    {
        ClearPruned(gradients);
        int from = 0;
        foreach ((int start, int end) in Moved.Parameters)
        {
            (gradients + from).Span(start - from).Clear();
            from = end;
        }
        (gradients + from).Span(Info.ArenaLength - from).Clear();
    }

    private int Place(ParameterSpec spec) => (spec.IsState ? _stateOffset : _offset) + spec.Offset;
}
