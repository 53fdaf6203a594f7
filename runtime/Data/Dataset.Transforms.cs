using System.Numerics;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Labels 0 .. <paramref name="classes"/> - 1 become targets of the shape [classes]: zeros with a one at the label.</summary>
    /// <exception cref="InvalidOperationException">The targets have another shape than [1].</exception>
    /// <exception cref="ArgumentException">A label is not a whole number below <paramref name="classes"/>; the message names it and its
    /// sample.</exception>
    public Dataset OneHot(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (TargetLength != 1)
            throw new InvalidOperationException(
                $"OneHot needs labels, which have the shape [1]; these targets have the shape {Show.Shape(TargetShape)}."
            );
        Span<double> label = stackalloc double[1];
        for (int i = 0; i < Count; i++)
        {
            CopyTargetTo(i, label);
            if (!(label[0] >= 0 && label[0] < classes && label[0] == Math.Floor(label[0])))
                throw new ArgumentException(
                    $"The label of sample {i} is {label[0]}; with {classes} classes a label is a whole number from 0 to {classes - 1}.",
                    nameof(classes)
                );
        }
        return new Dataset(_inputs, new OneHotRows(_targets, classes), _rows, _inputShape, [classes], _weights);
    }

    /// <summary>Every input gets mean 0 and deviation 1 over the samples: (x - mean) / deviation. An input that never changes becomes 0.
    /// The result is a copy in the precision of the inputs.</summary>
    public Dataset Standardize() => Standardize(out _);

    /// <inheritdoc cref="Standardize()"/>
    /// <param name="scaling">What was done, to do it to another set with <see cref="Scale"/>: a test set takes the statistics of its
    /// training set.</param>
    public Dataset Standardize(out Scaling scaling) => Scale(scaling = Scaling.Standard(this));

    /// <summary>Every input is brought to 0..1 over the samples: (x - min) / (max - min). An input that never changes becomes 0. The result
    /// is a copy in the precision of the inputs.</summary>
    public Dataset MinMaxScale() => MinMaxScale(out _);

    /// <inheritdoc cref="MinMaxScale()"/>
    /// <param name="scaling">What was done, to do it to another set with <see cref="Scale"/>: a test set takes the statistics of its
    /// training set.</param>
    public Dataset MinMaxScale(out Scaling scaling) => Scale(scaling = Scaling.MinMax(this));

    /// <summary>The same samples with scaled inputs; a copy in their precision.</summary>
    /// <exception cref="ArgumentException">The scaling is for another number of inputs, or a scaled value is more than their precision
    /// holds.</exception>
    public Dataset Scale(Scaling scaling)
    {
        CheckScaling(scaling);
        return new Dataset(
            Copied(_inputs, scaling),
            _rows is null ? _targets : Copied(_targets),
            null,
            _inputShape,
            _targetShape,
            _weights
        );
    }

    /// <summary>The same samples as they were before they were scaled; a copy in their precision.</summary>
    /// <inheritdoc cref="Scale"/>
    public Dataset Unscale(Scaling scaling)
    {
        CheckScaling(scaling);
        Rows inputs = Copied(_inputs, scaling, isInverse: true);
        return new Dataset(inputs, _rows is null ? _targets : Copied(_targets), null, _inputShape, _targetShape, _weights);
    }

    /// <summary>The same samples with another input shape of as many values, in the same C order: [784] as [28, 28, 1].</summary>
    /// <exception cref="ArgumentException">The shape has another number of values, no axis or one below 1.</exception>
    public Dataset Reshape(params int[] inputShape)
    {
        int[] shape = Dimensions.Checked(inputShape, nameof(inputShape));
        if (Dimensions.Length(shape) != InputLength)
            throw new ArgumentException(
                $"{Show.Shape(InputShape)} has {InputLength} values and cannot become {Show.Shape(shape)}, which has "
                    + $"{Dimensions.Length(shape)}.",
                nameof(inputShape)
            );
        return new Dataset(_inputs, _targets, _rows, shape, _targetShape, _weights);
    }

    /// <summary>The same samples with values kept as doubles, for a network of <see cref="Precision.Double"/> whose data is meant to be
    /// floats; a copy, unless they are doubles already.</summary>
    public Dataset ToDouble() =>
        Precision == Precision.Double
            ? this
            : new Dataset(
                new DoubleRows(Gather<double>(_inputs), InputLength),
                new DoubleRows(Gather<double>(_targets), TargetLength),
                null,
                _inputShape,
                _targetShape,
                _weights
            );

    /// <summary>The same samples whose inputs are targets, and targets inputs: what is done to inputs is done to targets so. Nothing is
    /// copied.</summary>
    internal Dataset Exchanged() => new(_targets, _inputs, _rows, _targetShape, _inputShape, _weights);

    private void CheckScaling(Scaling scaling)
    {
        ArgumentNullException.ThrowIfNull(scaling);
        if (scaling.Offset.Length != InputLength)
            throw new ArgumentException(
                $"The scaling is for samples of {scaling.Offset.Length} values, but these have {InputLength}, {Show.Shape(InputShape)}.",
                nameof(scaling)
            );
    }

    private Rows Copied(Rows from, Scaling? scaling = null, bool isInverse = false)
    {
        if (from.AreDoubles)
        {
            double[] doubles = Gather<double>(from);
            if (isInverse)
                scaling?.Invert(doubles, doubles);
            else
                scaling?.Apply(doubles, doubles);
            return new DoubleRows(doubles, from.Length);
        }
        float[] floats = Gather<float>(from);
        if (isInverse)
            scaling?.Invert(floats, floats);
        else
            scaling?.Apply(floats, floats);
        return new FloatRows(floats, from.Length);
    }

    private T[] Gather<T>(Rows from)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((long)Count * from.Length > Array.MaxLength)
            throw new InvalidOperationException(
                $"{Count} samples of {from.Length} values are more than an array holds; scale smaller parts."
            );
        var values = new T[Count * from.Length];
        for (int i = 0; i < Count; i++)
            from.CopyTo(Row(i), values.AsSpan(i * from.Length, from.Length));
        return values;
    }
}
