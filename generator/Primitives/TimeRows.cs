using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Where the values of a loop's steps lie. A sample has them one after another: those that are asked for as a whole sequence at
/// all steps, and what is carried as a row before the first step and one behind each; of what is carried and not asked for the last two
/// rows are kept, in turn.</summary>
internal static class TimeRows
{
    /// <summary>A value of one step, of which a sample has several rows.</summary>
    public static MemoryLayout Of(Node value)
    {
        MemoryLayout one = Layouts.Padded(value.Shape);
        return value.Rows == 1 ? one : new MemoryLayout(0, [.. one.Strides.Select((step, axis) => axis == 0 ? step * value.Rows : step)]);
    }

    /// <summary>A result of a scan.</summary>
    public static MemoryLayout Of(ScanOut result)
    {
        MemoryLayout one = Of(result.Value);
        int size = Layouts.Size(result.Value.Shape);
        if (result.IsLast)
            return new MemoryLayout(size * LastRow((Carry)result.Value), one.Strides);
        List<int> steps = [.. one.Strides];
        steps.Insert(TimeLoop.TimeAxis(result.Value.Shape), size);
        return new MemoryLayout(size * FirstRow(result), [.. steps]);
    }

    /// <summary>The row that the loop begins with.</summary>
    public static int InitialRow(Carry carry) =>
        !carry.Loop.IsReverse ? 0
        : carry.Rows > 2 ? carry.Loop.Length
        : carry.Loop.Length & 1;

    private static int LastRow(Carry carry) =>
        carry.Loop.IsReverse ? 0
        : carry.Rows > 2 ? carry.Loop.Length
        : carry.Loop.Length & 1;

    // What is read at a step is the row of the step before it.
    private static int FirstRow(ScanOut result)
    {
        bool isNext = result.Scan.Next.Contains(result.Value);
        return (isNext && !result.Scan.InnerLoop.IsReverse) || (result.Value is LoopCarried && result.Scan.InnerLoop.IsReverse) ? 1 : 0;
    }
}
