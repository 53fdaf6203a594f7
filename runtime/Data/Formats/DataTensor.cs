using System.Numerics;

namespace NetGen.Formats;

/// <summary>An array from a file: the first axis counts samples. Unsigned bytes stay bytes.</summary>
/// <param name="Source">The file, for messages.</param>
/// <param name="Shape">Every axis at least 1.</param>
/// <param name="Type">The type in the file.</param>
/// <param name="Bytes">The values, little-endian and in C order.</param>
internal sealed record DataTensor(string Source, int[] Shape, ElementType Type, byte[] Bytes)
{
    /// <summary>The shape of one sample; [1] where a sample is one number.</summary>
    public int[] SampleShape => Shape.Length == 1 ? [1] : Shape[1..];

    public int Count => Shape[0];

    /// <summary>The values, each times <paramref name="scale"/>.</summary>
    /// <exception cref="InvalidDataException">One is not finite in this precision; the message names it and its sample.</exception>
    public Rows ToRows(float scale, Precision precision)
    {
        int length = Dimensions.Length(SampleShape);
        return precision == Precision.Double ? new DoubleRows(Convert<double>(scale, length), length)
            : Type.IsByte ? new ByteRows(Bytes, length, scale)
            : new FloatRows(Convert<float>(scale, length), length);
    }

    /// <summary>Reads the values that a header promises, and the end after them.</summary>
    /// <exception cref="InvalidDataException">An axis is 0, the values are more than an array holds, or too few or too many.</exception>
    public static DataTensor Read(Stream stream, string source, ArrayLayout layout)
    {
        (ElementType type, long[] shape) = (layout.Type, layout.Shape);
        string shown = Show.Shape(shape);
        if (shape.Length == 0)
            throw new InvalidDataException($"{source}: the array has no axis; the first one must count the samples.");
        long bytes = type.Size;
        foreach (long dim in shape)
        {
            if (dim < 1)
                throw new InvalidDataException($"{source}: the array has the shape {shown}; every axis must be at least 1.");
            if (dim > Array.MaxLength / bytes)
                throw new InvalidDataException(
                    $"{source}: the header asks for {shown} of {type.Name}, more than an array of {Array.MaxLength} bytes holds. Read "
                        + $"such a set through IDataSource."
                );
            bytes *= dim;
        }
        byte[] values = Serialization.StreamBytes.ReadUpTo(stream, bytes);
        if (values.Length < bytes)
            throw new InvalidDataException(
                $"{source}: {shown} of {type.Name} is {bytes} bytes, but only {values.Length} follow the header."
            );
        if (stream.ReadByte() >= 0)
            throw new InvalidDataException($"{source}: more bytes follow the {bytes} bytes of {shown} of {type.Name}.");
        return new DataTensor(source, Array.ConvertAll(shape, dim => (int)dim), type, layout.ToCOrder(values));
    }

    private T[] Convert<T>(float scale, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[Bytes.Length / Type.Size];
        for (int i = 0; i < values.Length; i++)
        {
            double value = Type.Value(Bytes.AsSpan(i * Type.Size, Type.Size));
            values[i] = T.CreateTruncating(value * scale);
            if (!T.IsFinite(values[i]))
                throw new InvalidDataException(
                    $"{Source}: value {i % length} of sample {i / length} is {value}; every value{(scale == 1 ? "" : $" times {scale}")} "
                        + $"must be finite as a {(typeof(T) == typeof(float) ? "float" : "double")}."
                );
        }
        return values;
    }
}
