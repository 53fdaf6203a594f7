namespace NetGen;

/// <summary>Training samples that vary from epoch to epoch.</summary>
public static class DataAugmentation
{
    /// <summary>The same images, changed at random as they are read; targets stay, but for
    /// <see cref="ImageAugmentation.MixUp"/>. Each epoch of
    /// <see cref="NetworkTraining.Fit"/> sees other versions of them. In a loop of one's own, call
    /// <see cref="IDataSource.BeginEpoch"/>.</summary>
    /// <param name="data">Images: [height, width, channels].</param>
    /// <param name="augmentation">What is done to them.</param>
    /// <exception cref="ArgumentException">The inputs have another number of axes. Reading throws it where mixup finds a target that is a
    /// label.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="ImageAugmentation.Shift"/> would move an image out of its
    /// frame.</exception>
    public static IDataSource Augment(this IDataSource data, ImageAugmentation augmentation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(augmentation);
        ReadOnlySpan<int> shape = data.InputShape;
        if (shape.Length != 3)
            throw new ArgumentException(
                $"Augmentation needs images, [height, width, channels], but the inputs have the shape {Show.Shape(shape)}. "
                    + $"{nameof(Dataset)}.{nameof(Dataset.Reshape)} gives them another.",
                nameof(data)
            );
        int smaller = Math.Min(shape[0], shape[1]);
        if (augmentation.Shift >= smaller)
            throw new ArgumentOutOfRangeException(
                nameof(augmentation),
                augmentation.Shift,
                $"A shift of {augmentation.Shift} moves images of the shape {Show.Shape(shape)} out of their frame; it must be below "
                    + $"{smaller}."
            );
        return new AugmentedImages(data, augmentation);
    }
}
