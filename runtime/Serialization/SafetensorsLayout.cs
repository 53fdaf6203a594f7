using NetGen.CompilerServices;

namespace NetGen.Serialization;

/// <summary>Compares what a .safetensors header describes with what a network needs.</summary>
internal static class SafetensorsLayout
{
    /// <summary>Sorts <paramref name="entries"/> as they lie in the file and returns each name's place in
    /// <paramref name="info"/>.</summary>
    /// <exception cref="InvalidDataException">Names, types, shapes or offsets are not exactly the network's.</exception>
    public static Dictionary<string, int> Match(List<SafetensorsEntry> entries, ProgramInfo info, string dtype, int size, string source)
    {
        var order = new Dictionary<string, int>();
        for (int i = 0; i < info.Parameters.Length; i++)
            order.Add(info.Parameters[i].Name, i);
        var missing = new HashSet<string>(order.Keys);
        foreach (SafetensorsEntry entry in entries)
        {
            if (!order.TryGetValue(entry.Name, out int i))
                throw new InvalidDataException($"{source}: {info.Name} has no tensor {Show.Text(entry.Name)}.");
            missing.Remove(entry.Name);
            Check(entry, info.Parameters[i], info.Name, dtype, size, source);
        }
        foreach (ParameterSpec spec in info.Parameters)
            if (missing.Contains(spec.Name))
                throw new InvalidDataException($"{source}: the tensor '{spec.Name}' of {info.Name} is missing.");
        CheckContiguous(entries, source);
        return order;
    }

    /// <summary>Sorts <paramref name="entries"/> as they lie in the file, whatever tensors they are.</summary>
    /// <exception cref="InvalidDataException">Types are others, or offsets are not those of the shapes.</exception>
    public static void Check(List<SafetensorsEntry> entries, string dtype, int size, string source)
    {
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Dtype != dtype)
                throw new InvalidDataException(
                    $"{source}: {Show.Text(entry.Name)} has the type {Show.Text(entry.Dtype)}; '{dtype}' is read only."
                );
            UInt128 values = 1;
            foreach (long dim in entry.Shape)
                values = dim <= int.MaxValue && values <= int.MaxValue ? values * (UInt128)dim : UInt128.MaxValue;
            if (entry.Begin > entry.End || values > int.MaxValue || (UInt128)(entry.End - entry.Begin) != values * (UInt128)size)
                throw new InvalidDataException(
                    $"{source}: the data_offsets of {Show.Text(entry.Name)} are [{entry.Begin}, {entry.End}], which are not the bytes of "
                        + $"{Show.Shape(entry.Shape)} values of '{dtype}'."
                );
        }
        CheckContiguous(entries, source);
    }

    private static void Check(SafetensorsEntry entry, ParameterSpec spec, string network, string dtype, int size, string source)
    {
        if (entry.Dtype != dtype)
            throw new InvalidDataException(
                $"{source}: '{spec.Name}' has the type {Show.Text(entry.Dtype)}; {network} computes in "
                    + $"{(size == 4 ? "float" : "double")} and reads '{dtype}' only."
            );
        if (!entry.Shape.SequenceEqual(spec.Shape.Select(dim => (long)dim)))
            throw new InvalidDataException(
                $"{source}: '{spec.Name}' must have the shape {Show.Shape(spec.Shape)}, but has {Show.Shape(entry.Shape)}."
            );
        long bytes = (long)spec.Length * size;
        if (entry.Begin > entry.End || entry.End - entry.Begin != bytes)
            throw new InvalidDataException(
                $"{source}: the data_offsets of '{spec.Name}' are [{entry.Begin}, {entry.End}]; {Show.Shape(spec.Shape)} of '{dtype}' is "
                    + $"{bytes} bytes."
            );
    }

    private static void CheckContiguous(List<SafetensorsEntry> entries, string source)
    {
        entries.Sort((a, b) => a.Begin.CompareTo(b.Begin));
        long position = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            if (entry.Begin != position)
                throw new InvalidDataException(
                    $"{source}: '{entry.Name}' begins at byte {entry.Begin} of the values, but the tensor before it ends at {position}; "
                        + (entry.Begin < position ? "they overlap." : "nothing describes the bytes between.")
                );
            position = entry.End;
        }
    }
}
