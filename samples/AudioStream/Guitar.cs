namespace AudioStream;

/// <summary>Plucked strings (K. Karplus, A. Strong, "Digital synthesis of plucked-string and drum timbres", 1983): noise that goes round in
/// a loop which is as long as a period and dampens what is high.</summary>
internal static class Guitar
{
    private const double Eighth = 0.25;

    /// <summary>The steps of a minor scale, in semitones above the open string; some are pauses.</summary>
    private static readonly int?[] s_melody =
    [
        0,
        7,
        12,
        15,
        14,
        12,
        7,
        null,
        3,
        7,
        10,
        12,
        10,
        7,
        3,
        null,
        5,
        8,
        12,
        17,
        15,
        12,
        8,
        null,
        7,
        11,
        14,
        17,
        14,
        11,
        7,
        null,
    ];

    /// <summary>A melody on A, four notes a second.</summary>
    public static float[] Melody(double seconds) => Play(seconds, seed: 1, note => s_melody[note % s_melody.Length], _ => 0.8);

    /// <summary>Notes at random, from loud to hardly audible, two strings at a time.</summary>
    public static float[] Exercise(double seconds)
    {
        var random = new Random(2);
        float[] one = Play(seconds, seed: 3, _ => random.Next(-5, 30), _ => random.NextDouble()),
            other = Play(seconds, seed: 4, _ => random.Next(-5, 30), _ => random.NextDouble());
        return [.. one.Zip(other, (a, b) => Math.Clamp(a + b, -1, 1))];
    }

    private static float[] Play(double seconds, int seed, Func<int, int?> pitch, Func<int, double> loudness)
    {
        var random = new Random(seed);
        var sound = new float[(int)(seconds * Wav.SampleRate)];
        int length = (int)(Eighth * Wav.SampleRate);
        var loop = new double[1];
        for (int at = 0; at < sound.Length; at++)
        {
            if (at % length == 0 && pitch(at / length) is { } semitones)
            {
                double loud = loudness(at / length);
                loop = new double[(int)(Wav.SampleRate / (110 * Math.Pow(2, semitones / 12.0)))];
                for (int i = 0; i < loop.Length; i++)
                    loop[i] = loud * (2 * random.NextDouble() - 1);
            }
            int here = at % loop.Length;
            sound[at] = (float)loop[here];
            loop[here] = 0.996 * 0.5 * (loop[here] + loop[(here + 1) % loop.Length]);
        }
        return sound;
    }
}
