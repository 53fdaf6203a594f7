using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Which axes of a shape a reshape merges.</summary>
internal static class AxisGroups
{
    /// <summary>For every axis of the merged shape the axes that are one in it; null where a reshape does more than merge.</summary>
    public static List<int[]>? Of(Shape parts, Shape merged)
    {
        var groups = new List<int[]>();
        int axis = 0;
        for (int i = 0; i < merged.Rank; i++)
        {
            int first = axis;
            long length = 1;
            do length *= axis < parts.Rank ? parts[axis++] : 0;
            while (length != 0 && length != merged[i] && length > 0 && length < merged[i]);
            if (length != merged[i])
                return null;
            groups.Add(Enumerable.Range(first, axis - first).ToArray());
        }
        return axis == parts.Rank ? groups : null;
    }
}
