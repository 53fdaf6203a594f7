using System.Text.Json;
using NetGen.Serialization;

namespace NetGen;

/// <summary>Learns a scaling of inputs, or of targets, from the training set, does it to any set, undoes it, and is saved beside the model
/// that was trained on what it made: <see cref="StandardScaler"/> and <see cref="MinMaxScaler"/>.</summary>
public abstract class Scaler
{
    private const string Format = "NetGen scaling",
        Inputs = "inputs",
        Targets = "targets";

    /// <summary>How a scaler is made of what its kind writes.</summary>
    private static readonly Dictionary<string, Func<JsonElement, Scaler>> s_kinds = new()
    {
        [StandardScaler.Name] = _ => new StandardScaler(),
        [MinMaxScaler.Name] = json => new MinMaxScaler(json.Get("low").GetDouble(), json.Get("high").GetDouble()),
    };

    private Scaling? _scaling;
    private string _of = Inputs;

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
    public Scaler Fit(Dataset data) => LearnFrom(NotNull(data), Inputs);

    /// <summary>Learns from the targets of a set instead, for a network that is trained on numbers around 1 and whose predictions
    /// <see cref="InverseTransform(ReadOnlySpan{float}, Span{float})"/> turns back: scikit-learn's TransformedTargetRegressor.</summary>
    /// <returns>The scaler itself.</returns>
    public Scaler FitTargets(Dataset data) => LearnFrom(NotNull(data).Exchanged(), Targets);

    /// <summary>The same samples with scaled inputs; a copy.</summary>
    /// <exception cref="ArgumentException">The set has another number of inputs, or a scaled value is more than their precision
    /// holds.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet, or something of targets.</exception>
    public Dataset Transform(Dataset data) => NotNull(data).Scale(LearnedOf(Inputs));

    /// <summary>The same samples with scaled targets; a copy.</summary>
    /// <exception cref="ArgumentException">The set has another number of targets, or a scaled value is more than their precision
    /// holds.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet, or something of inputs.</exception>
    public Dataset TransformTargets(Dataset data) => NotNull(data).Exchanged().Scale(LearnedOf(Targets)).Exchanged();

    /// <summary>What <see cref="Fit"/> and <see cref="Transform(Dataset)"/> do, for the training set.</summary>
    public Dataset FitTransform(Dataset data) => Fit(data).Transform(data);

    /// <summary>What <see cref="FitTargets"/> and <see cref="TransformTargets"/> do, for the training set.</summary>
    public Dataset FitTransformTargets(Dataset data) => FitTargets(data).TransformTargets(data);

    /// <summary>The same samples as they were before <see cref="Transform(Dataset)"/>, but for rounding; a copy.</summary>
    /// <inheritdoc cref="Transform(Dataset)"/>
    public Dataset InverseTransform(Dataset data) => NotNull(data).Unscale(LearnedOf(Inputs));

    /// <summary>The same samples as they were before <see cref="TransformTargets"/>, but for rounding; a copy.</summary>
    /// <inheritdoc cref="TransformTargets"/>
    public Dataset InverseTransformTargets(Dataset data) => NotNull(data).Exchanged().Unscale(LearnedOf(Targets)).Exchanged();

    /// <summary>Scales n whole samples: their inputs or their targets, whichever was learned from. Both spans may be the same.</summary>
    /// <exception cref="ArgumentException">The values are not whole samples, the spans differ in length, or a result is not finite; nothing
    /// has been written.</exception>
    /// <exception cref="InvalidOperationException">Nothing was learned yet.</exception>
    public void Transform(ReadOnlySpan<float> inputs, Span<float> scaled) => Scaling.Apply(inputs, scaled);

    /// <inheritdoc cref="Transform(ReadOnlySpan{float}, Span{float})"/>
    public void Transform(ReadOnlySpan<double> inputs, Span<double> scaled) => Scaling.Apply(inputs, scaled);

    /// <summary>Undoes it for n whole samples, such as predictions of scaled targets; both spans may be the same.</summary>
    /// <inheritdoc cref="Transform(ReadOnlySpan{float}, Span{float})"/>
    public void InverseTransform(ReadOnlySpan<float> scaled, Span<float> inputs) => Scaling.Invert(scaled, inputs);

    /// <inheritdoc cref="InverseTransform(ReadOnlySpan{float}, Span{float})"/>
    public void InverseTransform(ReadOnlySpan<double> scaled, Span<double> inputs) => Scaling.Invert(scaled, inputs);

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
                json.WriteString("of", _of);
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
                // Files without it are of the time when there was nothing else.
                scaler._of = json.TryGetProperty("of", out JsonElement of) ? of.GetString() ?? "" : Inputs;
                if (scaler._of is not (Inputs or Targets))
                    throw new FormatException($"A scaler is one of {Inputs} or {Targets}, not of {Show.Text(scaler._of)}.");
                scaler._scaling = new Scaling(json.Get("offset").Doubles(), json.Get("divisor").Doubles());
                return scaler;
            }
        );

    private protected abstract Scaling Learn(Dataset data);

    /// <summary>What the scaler was made with.</summary>
    private protected virtual void WriteOptions(Utf8JsonWriter json) { }

    private Scaler LearnFrom(Dataset data, string of)
    {
        (_scaling, _of) = (Learn(data), of);
        return this;
    }

    private Scaling LearnedOf(string part) =>
        Scaling is { } scaling && _of == part
            ? scaling
            : throw new InvalidOperationException(
                $"This {GetType().Name} has learned from {_of}, and is to scale {part}: those take a scaler of their own, "
                    + $"{(part == Inputs ? nameof(Fit) : nameof(FitTargets))}."
            );

    private static Dataset NotNull(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data;
    }
}
