using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Weights of losses by the classes of targets. A class that has none counts with 1, as in Keras.</summary>
internal sealed class ClassWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<int, T> _weights = [];
    private readonly HashSet<int> _seen = [];
    private readonly int _classes,
        _targetLength;
    private readonly bool _hasPadding;

    /// <exception cref="ArgumentException">The network has several outputs, targets name no classes, or a weight is negative, NaN or
    /// infinite.</exception>
    public ClassWeights(IReadOnlyDictionary<int, float> weights, ProgramInfo info, Loss loss, int targetLength)
    {
        if (info.OutputShapes.Length > 1)
            throw Bad(
                $"are for the classes of one output, but {info.Name} has {info.OutputShapes.Length}, "
                    + $"{Show.Shapes(info.OutputShapes)}. Give samples weights instead: {nameof(Dataset)}."
                    + $"{nameof(Dataset.WithSampleWeights)}."
            );
        int rows = info.OutputLength / info.OutputColumns;
        if (rows > 1 && rows != loss.WeightedRows(info))
            throw Bad($"weigh each of the {rows} rows of an output by its class, but {loss.Name} judges a sample as a whole.");
        foreach ((int label, float weight) in weights)
            _weights[label] =
                weight >= 0 && float.IsFinite(weight)
                    ? T.CreateTruncating(weight)
                    : throw Bad($"has {weight} for class {label}; a weight is a finite number from 0 on.");
        (_classes, _targetLength, Length, _hasPadding) = (info.OutputColumns, targetLength, rows, info.MaskedSteps > 0);
    }

    /// <summary>Weights of one sample: 1, or one for each row.</summary>
    public int Length { get; }

    /// <summary>Multiplies each weight by that of the class which the target names.</summary>
    /// <exception cref="ArgumentException">A target names no class.</exception>
    public void Multiply(ReadOnlySpan<T> targets, Span<T> weights, ReadOnlySpan<int> samples)
    {
        int columns = _targetLength / Length;
        for (int i = 0; i < weights.Length; i++)
            if (ClassOf(targets.Slice(i * columns, columns), samples[i / Length]) is int label && _weights.TryGetValue(label, out T weight))
                weights[i] *= weight;
    }

    /// <summary>Throws unless targets name classes.</summary>
    public void Check(ReadOnlySpan<T> targets, int first)
    {
        int columns = _targetLength / Length;
        for (int i = 0; i * columns < targets.Length; i++)
            if (ClassOf(targets.Slice(i * columns, columns), first + i / Length) is int label)
                _seen.Add(label);
    }

    /// <summary>After all targets: throws if a weight is for a class that neither the network nor any target has.</summary>
    public void CheckClasses()
    {
        foreach (int label in _weights.Keys)
            if (!_seen.Contains(label) && !(_classes > 1 && label >= 0 && label < _classes))
                throw Bad(
                    $"has a weight for class {label}, but there is no such class: "
                        + (
                            _classes > 1
                                ? $"they are numbered from 0 to {_classes - 1}."
                                : $"the targets have {string.Join(", ", _seen.Order())}."
                        )
                );
    }

    // Targets of steps that are padding are zeros, and no loss is asked for them.
    private int? ClassOf(ReadOnlySpan<T> row, int sample) =>
        TargetClass.Of(row)
        ?? (_hasPadding && !row.ContainsAnyExcept(T.Zero) ? null : throw new ArgumentException(TargetClass.Missing(row, sample)));

    private static ArgumentException Bad(FormattableString what) =>
        new($"{nameof(FitOptions.ClassWeights)} {what.ToString(CultureInfo.InvariantCulture)}");

    private static ArgumentException Bad(string what) => new($"{nameof(FitOptions.ClassWeights)} {what}");
}
