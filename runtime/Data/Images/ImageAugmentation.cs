namespace NetGen;

/// <summary>How <see cref="DataAugmentation.Augment"/> changes training images. What happens to an image depends on seed, epoch and the
/// sample's number alone: not on the order of samples, the batch size or the number of threads.</summary>
public sealed class ImageAugmentation
{
    private readonly int _shift;

    /// <summary>The most pixels by which an image moves up or down and, independently, left or right; zeros enter. All whole distances are
    /// equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Shift
    {
        get => _shift;
        init =>
            _shift =
                value >= 0
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(Shift),
                        value,
                        $"{nameof(ImageAugmentation)}.{nameof(Shift)} must be at least 0, not {value}."
                    );
    }

    /// <summary>Whether an image becomes its mirror image, left and right exchanged, with probability 1/2.</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>The same seed changes the same samples the same way in the same epoch.</summary>
    public int Seed { get; init; }
}
