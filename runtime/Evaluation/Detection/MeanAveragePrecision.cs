namespace NetGen;

/// <summary>How well detections meet the objects of images: mAP, the mean over classes of the area below the curve of precision over
/// recall (Everingham et al., "The PASCAL visual object classes (VOC) challenge", 2010, section 4.2).
/// <para>Within an image detections of a class are taken by falling score. Each belongs to the object of that class which it meets most;
/// it is right if it meets it by the threshold at least and no surer one was right of that object, and wrong otherwise. Over all images,
/// again by falling score, precision is the share of right ones among those so far, recall their share of the objects. The area is that of
/// all points, as in VOC since 2010: AP = Σ (R_i - R_{i-1}) · the largest precision at R_i or beyond. COCO takes 101 points of the same
/// curve, and the mean over thresholds from 0.5 to 0.95.</para></summary>
public sealed class MeanAveragePrecision
{
    private readonly List<(float Score, bool IsRight)>[] _found;
    private readonly int[] _objects;
    private readonly double _threshold;

    /// <summary>No image yet.</summary>
    /// <param name="classes">How many there are.</param>
    /// <param name="iouThreshold">The <see cref="Box.IntersectionOverUnion"/> from which on a detection meets an object.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no class, or the threshold is not above 0 and at most 1.</exception>
    public MeanAveragePrecision(int classes, double iouThreshold = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (!(iouThreshold is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(iouThreshold),
                iouThreshold,
                FormattableString.Invariant($"An intersection over union is at most 1, and must be above 0 to count; it is {iouThreshold}.")
            );
        (_found, _objects, _threshold) = (
            [.. Enumerable.Range(0, classes).Select(_ => new List<(float, bool)>())],
            new int[classes],
            iouThreshold
        );
    }

    /// <summary>The mean of <see cref="AveragePrecision"/> over the classes that have objects; NaN without any.</summary>
    public double Result
    {
        get
        {
            double[] each = [.. Enumerable.Range(0, _objects.Length).Where(label => _objects[label] > 0).Select(AveragePrecision)];
            return each.Length == 0 ? double.NaN : each.Average();
        }
    }

    /// <summary>Adds an image.</summary>
    /// <param name="detections">What was found in it, after <see cref="NonMaxSuppression"/>.</param>
    /// <param name="objects">What is there.</param>
    /// <exception cref="ArgumentException">A class is out of range, a score NaN, or a box not finite; nothing is added.</exception>
    public void Add(IReadOnlyList<Detection> detections, IReadOnlyList<LabelledBox> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        Detection[] ranked = Detection.Ranked(detections, nameof(detections));
        for (int i = 0; i < detections.Count; i++)
            CheckClass(detections[i].Class, $"Detection {i}", nameof(detections));
        for (int i = 0; i < objects.Count; i++)
        {
            CheckClass(objects[i].Class, $"Object {i}", nameof(objects));
            if (!objects[i].Box.IsFinite)
                throw new ArgumentException($"Object {i} has {objects[i].Box}, which is not finite.", nameof(objects));
        }
        foreach (LabelledBox there in objects)
            _objects[there.Class]++;
        var isTaken = new bool[objects.Count];
        foreach (Detection detection in ranked)
            _found[detection.Class].Add((detection.Score, IsRight(detection, objects, isTaken)));
    }

    /// <summary>The area below the curve of one class; NaN if no object is of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double AveragePrecision(int label)
    {
        CheckClass(label, "What is asked for", nameof(label));
        if (_objects[label] == 0)
            return double.NaN;
        (float Score, bool IsRight)[] ranked = [.. _found[label].OrderByDescending(found => found.Score)];
        double[] precisions = new double[ranked.Length];
        for (int i = 0, right = 0; i < ranked.Length; i++)
            precisions[i] = (double)(right += ranked[i].IsRight ? 1 : 0) / (i + 1);
        double area = 0,
            largest = 0;
        for (int i = ranked.Length - 1; i >= 0; i--)
        {
            largest = Math.Max(largest, precisions[i]);
            // Recall rises by one object where a detection is right.
            if (ranked[i].IsRight)
                area += largest / _objects[label];
        }
        return area;
    }

    private bool IsRight(Detection detection, IReadOnlyList<LabelledBox> objects, bool[] isTaken)
    {
        int nearest = -1;
        double most = 0;
        for (int i = 0; i < objects.Count; i++)
            if (objects[i].Class == detection.Class && objects[i].Box.IntersectionOverUnion(detection.Box) is var meets && meets > most)
                (nearest, most) = (i, meets);
        if (most < _threshold || isTaken[nearest])
            return false;
        return isTaken[nearest] = true;
    }

    private void CheckClass(int label, string what, string argument)
    {
        if ((uint)label >= (uint)_objects.Length)
            throw new ArgumentOutOfRangeException(
                argument,
                label,
                $"{what} is of class {label}; there are classes from 0 to {_objects.Length - 1}."
            );
    }
}
