using NetGen;

namespace Detector;

/// <summary>A stick figure in some pose, anywhere on a square, among stray lines and on weak noise. It faces us: its left limbs are bright,
/// its right ones dim.</summary>
/// <param name="Pixels">From 0 to 1.</param>
/// <param name="Joints">Where its joints are, in pixels.</param>
internal sealed record Figure(float[] Pixels, (float X, float Y)[] Joints)
{
    /// <summary>Height and width.</summary>
    public const int Size = 48;

    /// <summary>The joints, in their order.</summary>
    public static readonly string[] Names =
    [
        "head",
        "neck",
        "left elbow",
        "left hand",
        "right elbow",
        "right hand",
        "hip",
        "left knee",
        "left foot",
        "right knee",
        "right foot",
    ];

    /// <summary>Limbs: from joint to joint, and how bright.</summary>
    public static readonly (int From, int To, float Ink)[] Limbs =
    [
        (0, 1, 0.8f),
        (1, 6, 0.8f),
        (1, 2, 1),
        (2, 3, 1),
        (1, 4, 0.5f),
        (4, 5, 0.5f),
        (6, 7, 1),
        (7, 8, 1),
        (6, 9, 0.5f),
        (9, 10, 0.5f),
    ];

    /// <summary>From neck to hip, in pixels: what distances are measured by.</summary>
    public double Torso => Distance(Joints[1], Joints[6]);

    public static double Distance((float X, float Y) a, (float X, float Y) b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));

    /// <summary>Figures in random poses.</summary>
    public static Figure[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => One(random))];
    }

    private static Figure One(Random random)
    {
        (float X, float Y)[] joints = Pose(random);
        float[] pixels = [.. Enumerable.Range(0, Size * Size).Select(_ => 0.15f * random.NextSingle())];
        for (int i = 0; i < 3; i++)
            Line(pixels, Anywhere(random), Anywhere(random), 0.4f);
        foreach ((int from, int to, float ink) in Limbs)
            Line(pixels, joints[from], joints[to], ink);
        Disc(pixels, joints[0], 2, 0.8f);
        return new Figure(pixels, joints);
    }

    // Upright, more or less, with limbs at any angle that joints of ours have, and small enough to fit in.
    private static (float X, float Y)[] Pose(Random random)
    {
        var joints = new (float X, float Y)[Names.Length];
        float Between(float low, float high) => low + (high - low) * random.NextSingle();
        while (true)
        {
            float size = Between(8, 11),
                lean = Between(-0.3f, 0.3f);
            (float X, float Y) Step((float X, float Y) from, float angle, float length) =>
                (from.X + length * MathF.Sin(angle), from.Y + length * MathF.Cos(angle));
            // Angles are from straight down; the figure's left is on our right.
            joints[6] = (Between(12, 36), Between(16, 32));
            joints[1] = Step(joints[6], MathF.PI + lean, size);
            joints[0] = Step(joints[1], MathF.PI + lean + Between(-0.3f, 0.3f), 0.45f * size);
            foreach ((int elbow, int hand, int knee, int foot, int side) in new[] { (2, 3, 7, 8, 1), (4, 5, 9, 10, -1) })
            {
                float arm = side * Between(0.2f, 2.6f),
                    leg = side * Between(0.05f, 0.9f);
                joints[elbow] = Step(joints[1], arm, 0.6f * size);
                joints[hand] = Step(joints[elbow], arm + side * Between(-0.3f, 1.6f), 0.6f * size);
                joints[knee] = Step(joints[6], leg, 0.7f * size);
                joints[foot] = Step(joints[knee], leg + side * Between(-0.8f, 0.2f), 0.7f * size);
            }
            if (joints.All(joint => joint.X is >= 2 and < Size - 2 && joint.Y is >= 2 and < Size - 2))
                return joints;
        }
    }

    private static (float X, float Y) Anywhere(Random random) => (Size * random.NextSingle(), Size * random.NextSingle());

    // As thick as a pixel and a half; what is brighter stands before what is dim.
    private static void Line(float[] pixels, (float X, float Y) from, (float X, float Y) to, float ink)
    {
        (float dx, float dy) = (to.X - from.X, to.Y - from.Y);
        float square = Math.Max(dx * dx + dy * dy, 1e-6f);
        Paint(
            pixels,
            ink,
            (x, y) =>
            {
                float along = Math.Clamp(((x - from.X) * dx + (y - from.Y) * dy) / square, 0, 1);
                return 1.25f - (float)Distance((x, y), (from.X + along * dx, from.Y + along * dy));
            }
        );
    }

    private static void Disc(float[] pixels, (float X, float Y) middle, float radius, float ink) =>
        Paint(pixels, ink, (x, y) => radius + 0.5f - (float)Distance((x, y), middle));

    // Pixels have their middles at halves.
    private static void Paint(float[] pixels, float ink, Func<float, float, float> cover)
    {
        for (int y = 0; y < Size; y++)
        for (int x = 0; x < Size; x++)
            pixels[y * Size + x] = Math.Max(pixels[y * Size + x], ink * Math.Clamp(cover(x + 0.5f, y + 0.5f), 0, 1));
    }
}
