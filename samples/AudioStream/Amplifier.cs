namespace AudioStream;

/// <summary>What the network is to sound like: a high-pass at 70 Hz, a valve that bends one half of the wave more than the other, and a
/// tone control, a low-pass at 2.5 kHz. Its output depends on all that it heard, and on none of it linearly.</summary>
internal sealed class Amplifier
{
    private const double Drive = 6,
        Bias = 0.4,
        Level = 0.5;
    private static readonly double s_low = 1 - Math.Exp(-2 * Math.PI * 70 / Wav.SampleRate),
        s_tone = 1 - Math.Exp(-2 * Math.PI * 2_500 / Wav.SampleRate);
    private double _slow,
        _output;

    /// <summary>A sound through a new amplifier.</summary>
    public static float[] Play(float[] dry)
    {
        var amplifier = new Amplifier();
        return Array.ConvertAll(dry, amplifier.Next);
    }

    private float Next(float dry)
    {
        _slow += s_low * (dry - _slow);
        double bent = Math.Tanh(Drive * (dry - _slow) + Bias) - Math.Tanh(Bias);
        _output += s_tone * (Level * bent - _output);
        return (float)_output;
    }
}
