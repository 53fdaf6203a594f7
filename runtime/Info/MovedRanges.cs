namespace NetGen.CompilerServices;

/// <summary>What training moves of a network: ranges of its parameters and of its states, padding included, in their order.</summary>
/// <param name="Parameters">Where each begins and what is behind it.</param>
/// <param name="States">The same of the states.</param>
internal sealed record MovedRanges((int From, int To)[] Parameters, (int From, int To)[] States)
{
    /// <summary>All but what is frozen.</summary>
    public static MovedRanges Of(ProgramInfo info, Predicate<ParameterSpec> isFrozen)
    {
        return new(Ranges(isState: false, info.ArenaLength), Ranges(isState: true, info.StateLength));

        (int, int)[] Ranges(bool isState, int length)
        {
            var ranges = new List<(int, int)>();
            int from = 0;
            foreach (ParameterSpec spec in info.Parameters.Where(p => p.IsState == isState && isFrozen(p)).OrderBy(p => p.Offset))
            {
                Add(spec.Offset);
                from = spec.Offset + spec.Rows * spec.Pitch;
            }
            Add(length);
            return [.. ranges];

            void Add(int to)
            {
                if (to > from)
                    ranges.Add((from, to));
            }
        }
    }
}
