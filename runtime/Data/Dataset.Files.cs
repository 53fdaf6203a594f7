using NetGen.Formats;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Reads two IDX files, MNIST's format, plain or gzip (seen by the content, not by the name). Images of unsigned bytes stay
    /// bytes in memory.</summary>
    /// <param name="imagesPath">n samples; bytes of the shape [n, 28, 28] become inputs of the shape [28, 28, 1].</param>
    /// <param name="labelsPath">n targets, of the shape [1] where the file has one axis.</param>
    /// <param name="scale">What each input is multiplied by: 1/255 brings bytes to 0..1. Give 1 for a file of floats. Targets are taken as
    /// they are.</param>
    /// <exception cref="InvalidDataException">A file is no IDX, shorter or longer than its header says, holds a value that is not finite,
    /// or the counts differ.</exception>
    public static Dataset FromIdx(string imagesPath, string labelsPath, float scale = 1f / 255)
    {
        using FileStream images = File.OpenRead(imagesPath),
            labels = File.OpenRead(labelsPath);
        return FromIdx(Idx.Read(images, imagesPath), Idx.Read(labels, labelsPath), scale);
    }

    /// <inheritdoc cref="FromIdx(string, string, float)"/>
    /// <param name="images">As the file of images; read to its end and left open.</param>
    /// <param name="labels">As the file of labels; read to its end and left open.</param>
    /// <param name="scale">What each input is multiplied by: 1/255 brings bytes to 0..1. Give 1 for floats. Targets are taken as they
    /// are.</param>
    public static Dataset FromIdx(Stream images, Stream labels, float scale = 1f / 255) =>
        FromIdx(Idx.Read(images, "The images"), Idx.Read(labels, "The labels"), scale);

    /// <summary>Reads numbers from text: a sample a line, a value a cell, plain or gzip. A decimal point is a point whatever the machine's
    /// culture, unless the options say otherwise. Cells may be quoted; blank lines are skipped.</summary>
    /// <param name="path">UTF-8 text.</param>
    /// <param name="options">Lines to pass over, header, separators, columns, empty cells; by default no header, a comma and the last
    /// column.</param>
    /// <exception cref="InvalidDataException">A cell is no finite number, a line has more or fewer cells than the first, or there is no
    /// line; the message names the place.</exception>
    /// <exception cref="ArgumentException">A column does not exist or is named twice, no column is left for the inputs, or an option cannot
    /// be.</exception>
    public static Dataset FromCsv(string path, CsvOptions? options = null)
    {
        using FileStream stream = File.OpenRead(path);
        using var reader = new StreamReader(DataStream.Open(stream, path));
        return FromCsv(reader, options, path);
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    /// <param name="stream">UTF-8 text, plain or gzip; read to its end and left open.</param>
    /// <param name="options">Lines to pass over, header, separators, columns, empty cells; by default no header, a comma and the last
    /// column.</param>
    public static Dataset FromCsv(Stream stream, CsvOptions? options = null)
    {
        using var reader = new StreamReader(DataStream.Open(stream, "The stream"));
        return FromCsv(reader, options, "The stream");
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    /// <param name="reader">Read to its end and left open.</param>
    /// <param name="options">Lines to pass over, header, separators, columns, empty cells; by default no header, a comma and the last
    /// column.</param>
    public static Dataset FromCsv(TextReader reader, CsvOptions? options = null) => FromCsv(reader, options, "The text");

    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    /// <param name="path">UTF-8 text.</param>
    /// <param name="options">Lines to pass over, header, separators, columns, empty cells; by default no header, a comma and the last
    /// column.</param>
    /// <param name="schema">What the columns became, to read further files in the same way: <see cref="CsvOptions.Schema"/>.</param>
    public static Dataset FromCsv(string path, CsvOptions? options, out CsvSchema schema)
    {
        using FileStream stream = File.OpenRead(path);
        using var reader = new StreamReader(DataStream.Open(stream, path));
        return FromCsv(reader, options, path, out schema);
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions?, out CsvSchema)"/>
    /// <param name="reader">Read to its end and left open.</param>
    /// <param name="options">Lines to pass over, header, separators, columns, empty cells; by default no header, a comma and the last
    /// column.</param>
    /// <param name="schema">What the columns became, to read further files in the same way: <see cref="CsvOptions.Schema"/>.</param>
    public static Dataset FromCsv(TextReader reader, CsvOptions? options, out CsvSchema schema) =>
        FromCsv(reader, options, "The text", out schema);

    /// <summary>Reads two arrays of a NumPy .npz archive, the first axis of each being the samples. Unsigned bytes stay bytes in
    /// memory.</summary>
    /// <param name="path">What numpy.savez or savez_compressed wrote.</param>
    /// <param name="inputs">The name of the array of inputs; [n, 28, 28] becomes the input shape [28, 28].</param>
    /// <param name="targets">The name of the array of targets; [n] becomes the target shape [1].</param>
    /// <param name="scale">What each input is multiplied by.</param>
    /// <param name="precision">What values are kept in; <see cref="Precision.Double"/> for networks of that precision.</param>
    /// <exception cref="InvalidDataException">The archive is damaged, has no such array, or one that cannot be read: f2, f4, f8, u1, u2,
    /// u4, u8, i1, i2, i4, i8 and bool can, in either order of bytes and of axes; or a value is not finite, or the counts
    /// differ.</exception>
    public static Dataset FromNpz(
        string path,
        string inputs = "x",
        string targets = "y",
        float scale = 1,
        Precision precision = Precision.Single
    )
    {
        using FileStream stream = File.OpenRead(path);
        return FromNpz(stream, path, inputs, targets, scale, precision);
    }

    /// <inheritdoc cref="FromNpz(string, string, string, float, Precision)"/>
    /// <param name="stream">What numpy.savez or savez_compressed wrote; left open.</param>
    /// <param name="inputs">The name of the array of inputs; [n, 28, 28] becomes the input shape [28, 28].</param>
    /// <param name="targets">The name of the array of targets; [n] becomes the target shape [1].</param>
    /// <param name="scale">What each input is multiplied by.</param>
    /// <param name="precision">What values are kept in; <see cref="Precision.Double"/> for networks of that precision.</param>
    public static Dataset FromNpz(
        Stream stream,
        string inputs = "x",
        string targets = "y",
        float scale = 1,
        Precision precision = Precision.Single
    ) => FromNpz(stream, "The stream", inputs, targets, scale, precision);

    /// <summary>Reads two NumPy .npy files, plain or gzip, as <see cref="FromNpz(string, string, string, float, Precision)"/> reads two
    /// arrays.</summary>
    /// <param name="inputsPath">The array of inputs.</param>
    /// <param name="targetsPath">The array of targets.</param>
    /// <param name="scale">What each input is multiplied by.</param>
    /// <param name="precision">What values are kept in; <see cref="Precision.Double"/> for networks of that precision.</param>
    /// <exception cref="InvalidDataException">As for <see cref="FromNpz(string, string, string, float, Precision)"/>.</exception>
    public static Dataset FromNpy(string inputsPath, string targetsPath, float scale = 1, Precision precision = Precision.Single)
    {
        using FileStream inputs = File.OpenRead(inputsPath),
            targets = File.OpenRead(targetsPath);
        return FromTensors(Npy.Read(inputs, inputsPath), Npy.Read(targets, targetsPath), scale, precision);
    }

    private static Dataset FromIdx(DataTensor images, DataTensor labels, float scale)
    {
        Dataset data = FromTensors(images, labels, scale);
        return images.Type.IsByte && images.Shape.Length == 3 ? data.Reshape([.. data.InputShape, 1]) : data;
    }

    private static Dataset FromCsv(TextReader reader, CsvOptions? options, string source) => FromCsv(reader, options, source, out _);

    private static Dataset FromCsv(TextReader reader, CsvOptions? options, string source, out CsvSchema schema)
    {
        options ??= new CsvOptions();
        if (options.Precision == Precision.Double)
        {
            (double[] inputs, double[] targets, schema) = Csv<double>.Read(reader, options, source);
            return OfFile(inputs, targets, schema);
        }
        else
        {
            (float[] inputs, float[] targets, schema) = Csv<float>.Read(reader, options, source);
            return OfFile(inputs, targets, schema);
        }
    }

    private static Dataset OfFile<T>(T[] inputs, T[] targets, CsvSchema schema)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        int length = schema.InputNames.Count,
            targetLength = schema.TargetNames.Count;
        return inputs.Contains(T.NaN)
            ? Incomplete(inputs, targets, schema.InputNames, targetLength)
            : new Dataset(
                Stored(inputs, [length], nameof(inputs)),
                Stored(targets, [targetLength], nameof(targets)),
                null,
                [length],
                [targetLength],
                null
            );
    }

    private static Dataset FromNpz(Stream stream, string source, string inputs, string targets, float scale, Precision precision)
    {
        DataTensor[] tensors = Npz.Read(stream, source, inputs, targets);
        return FromTensors(tensors[0], tensors[1], scale, precision);
    }

    private static Dataset FromTensors(DataTensor inputs, DataTensor targets, float scale, Precision precision = Precision.Single)
    {
        CheckScale(scale);
        if (inputs.Count != targets.Count)
            throw new InvalidDataException(
                $"{inputs.Source} holds {inputs.Count} samples, but {targets.Source} holds {targets.Count}; each sample needs both."
            );
        return new Dataset(
            inputs.ToRows(scale, precision),
            targets.ToRows(1, precision),
            null,
            inputs.SampleShape,
            targets.SampleShape,
            null
        );
    }
}
