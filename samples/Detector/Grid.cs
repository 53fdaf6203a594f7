using NetGen;

namespace Detector;

/// <summary>Scenes as targets for each cell, and outputs for each cell as detections.</summary>
internal static class Grid
{
    private const int Side = 6,
        Cells = Side * Side,
        Pixels = Scene.Size / Side;

    /// <summary>A box counts in units of this many pixels.</summary>
    private const float Unit = 16;

    /// <summary>Scenes with the targets of all cells: whether an object has its middle there; its digit; how far its middle is from that of
    /// the cell, its width and its height. Digit and box have the weight 1 where there is an object, and 0 elsewhere.</summary>
    public static Dataset Encode(Scene[] scenes)
    {
        float[] targets = new float[scenes.Length * 6 * Cells],
            weights = new float[scenes.Length * 3 * Cells];
        for (int i = 0; i < scenes.Length; i++)
        {
            Span<float> target = targets.AsSpan(i * 6 * Cells, 6 * Cells),
                weight = weights.AsSpan(i * 3 * Cells, 3 * Cells);
            weight[..Cells].Fill(1);
            foreach ((Box box, int digit) in scenes[i].Objects)
            {
                int cell = Math.Min((int)(box.CenterY / Pixels), Side - 1) * Side + Math.Min((int)(box.CenterX / Pixels), Side - 1);
                (float x, float y) = Middle(cell);
                target[cell] = 1;
                target[Cells + cell] = digit;
                Span<float> place = target.Slice(2 * Cells + 4 * cell, 4);
                (place[0], place[1]) = ((box.CenterX - x) / Unit, (box.CenterY - y) / Unit);
                (place[2], place[3]) = (box.Width / Unit, box.Height / Unit);
                weight[Cells + cell] = weight[2 * Cells + cell] = 1;
            }
        }
        return new Dataset(
            [.. scenes.SelectMany(scene => scene.Pixels)],
            targets,
            [Scene.Size, Scene.Size, 1],
            [6 * Cells]
        ).WithSampleWeights(weights);
    }

    /// <summary>What a network finds in a scene, one detection for each object. The score is the probability that an object is there times
    /// that of its digit.</summary>
    public static IReadOnlyList<Detection> Find(DetectorNet net, Scene scene)
    {
        var output = new float[DetectorNet.OutputLength];
        net.Predict(scene.Pixels, output);
        ReadOnlySpan<float> there = output.AsSpan(0, Cells),
            digits = output.AsSpan(Cells, 10 * Cells),
            boxes = output.AsSpan(11 * Cells);
        var found = new List<Detection>();
        for (int cell = 0; cell < Cells; cell++)
        {
            ReadOnlySpan<float> place = boxes.Slice(4 * cell, 4);
            (float x, float y) = Middle(cell);
            var box = Box.Around(x + Unit * place[0], y + Unit * place[1], Unit * place[2], Unit * place[3]);
            for (int digit = 0; digit < 10; digit++)
                found.Add(new(box, digit, there[cell] * digits[10 * cell + digit]));
        }
        return NonMaxSuppression.Apply(found, iouThreshold: 0.4, scoreThreshold: 0.02f);
    }

    private static (float X, float Y) Middle(int cell) => ((cell % Side + 0.5f) * Pixels, (cell / Side + 0.5f) * Pixels);
}
