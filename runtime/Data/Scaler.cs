using System.Text.Json;
using NetGen.Serialization;

namespace NetGen;

/// <summary>Learns a scaling of inputs from the training set, does it to any set, undoes it, and is saved beside the model that was trained
/// on what it made: <see cref="StandardScaler"/> and <see cref="MinMaxScaler"/>.</summary>
public abstract class Scaler
{
    private const string Format = "NetGen scaling";

    /// <summary>How a scaler is made of what its kind writes.</summary>
    private static readonly Dictionary<string, Func<JsonElement, Scaler>> s_kinds = new()
    {
        [StandardScaler.Name] = _ => new StandardScaler(),
        [MinMaxScaler.Name] = json => new MinMaxScaler(json.Get("low").GetDouble(), json.Get("high").GetDouble()),
    };

    private Scaling? _scaling;

    private protected Scaler() { }

    private protected abstract string Kind { get; }

    /// <summary>What was learned.</summary>
    /// <exception cref="InvalidOperationException">Nothing yet.</exception>
    public Scaling Scaling =>
        _scaling
        ?? throw new InvalidOperationException(
            $"This {GetType().Name} has seen no data. Call {nameof(Fit)} with the training set, or {nameof(Load)} a saved one."
        );

    /// <summary>Learns from the inputs of a set: the training set, and no other.</summary>
    /// <returns>The scaler itself.</returns>
    public Scaler Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _scaling = Learn(data);
        return this;
    }

    /// <summary>The same samples with scaled inputs; a copy.</summary>
    /// <exception cref="ArgumentException">The set has another number of inputs, or a scaled value is more than their precision
    /// holds.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public Dataset Transform(Dataset data) => NotNull(data).Scale(Scaling);

    /// <summary>What <see cref="Fit"/> and <see cref="Transform(Dataset)"/> do, for the training set.</summary>
    public Dataset FitTransform(Dataset data) => Fit(data).Transform(data);

    /// <summary>The same samples as they were before <see cref="Transform(Dataset)"/>, but for rounding; a copy.</summary>
    /// <inheritdoc cref="Transform(Dataset)"/>
    public Dataset InverseTransform(Dataset data) => NotNull(data).Unscale(Scaling);

    /// <summary>Scales n whole samples; both spans may be the same.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole samples, the spans differ in length, or a result is not finite; nothing
    /// has been written.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public void Transform(ReadOnlySpan<float> inputs, Span<float> scaled) => Scaling.Apply(inputs, scaled);

    /// <summary>Undoes it for n whole samples; both spans may be the same.</summary>
    /// <inheritdoc cref="Transform(ReadOnlySpan{float}, Span{float})"/>
    public void InverseTransform(ReadOnlySpan<float> scaled, Span<float> inputs) => Scaling.Invert(scaled, inputs);

    /// <summary>Writes what was learned as JSON, as a whole or not at all.</summary>
    /// <param name="path">A file beside the model's weights.</param>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public void Save(string path)
    {
        byte[] text = JsonText.Write(
            Format,
            json =>
            {
                json.WriteString("kind", Kind);
                WriteOptions(json);
                json.WriteList("offset", Scaling.Offset.ToArray());
                json.WriteList("divisor", Scaling.Divisor.ToArray());
            }
        );
        AtomicFile.Write(path, stream => stream.Write(text));
    }

    /// <summary>Reads what <see cref="Save"/> wrote: the same numbers to the bit.</summary>
    /// <exception cref="InvalidDataException">The file is none of a scaler, or is damaged; the message says what is wrong.</exception>
    public static Scaler Load(string path) =>
        JsonText.Read(
            path,
            Format,
            json =>
            {
                string? kind = json.Get("kind").GetString();
                if (kind is null || !s_kinds.TryGetValue(kind, out Func<JsonElement, Scaler>? make))
                    throw new FormatException($"There is no scaler of the kind {Show.Text(kind)}.");
                Scaler scaler = make(json);
                scaler._scaling = new Scaling(json.Get("offset").Doubles(), json.Get("divisor").Doubles());
                return scaler;
            }
        );

    private protected abstract Scaling Learn(Dataset data);

    /// <summary>What the scaler was made with.</summary>
    private protected virtual void WriteOptions(Utf8JsonWriter json) { }

    private static Dataset NotNull(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data;
    }
}
