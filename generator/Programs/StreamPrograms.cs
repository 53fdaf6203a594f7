using NetGen.Generator.Model;

namespace NetGen.Generator.Programs;

/// <summary>What a stream runs.</summary>
/// <param name="Graph">The network as one that is given a single step.</param>
/// <param name="Step">One step.</param>
/// <param name="Beginning">From the source to what the first step carries in; null where there is no source.</param>
internal sealed record StreamPrograms<TPass>(NetworkGraph Graph, TPass Step, TPass? Beginning)
    where TPass : class
{
    /// <summary>Both passes.</summary>
    public IEnumerable<TPass> Passes => Beginning is null ? [Step] : [Step, Beginning];

    /// <summary>The same with each pass turned into another thing.</summary>
    public StreamPrograms<TOther> Select<TOther>(Func<TPass, TOther> turn)
        where TOther : class => new(Graph, turn(Step), Beginning is null ? null : turn(Beginning));
}
