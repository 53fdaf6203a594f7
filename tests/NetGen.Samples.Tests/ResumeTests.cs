using System.Diagnostics;
using System.Globalization;

namespace NetGen.Samples.Tests;

/// <summary>A program that is killed at random moments, during steps and during saving, and started again.</summary>
public class ResumeTests
{
    // NETGEN_KILLS = "200" kills it more often.
    [Fact]
    public void EndsInTheSameBitsHoweverOftenItIsKilled()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("NETGEN_KILLS") ?? "12", CultureInfo.InvariantCulture);
        var random = new Random(kills);
        DirectoryInfo directory = Directory.CreateTempSubdirectory("netgen-");
        try
        {
            long begin = Stopwatch.GetTimestamp();
            string expected = Sample.Run(directory, TimeSpan.FromMinutes(2), "Resume", "--quick")!;
            TimeSpan whole = Stopwatch.GetElapsedTime(begin);
            Assert.Matches("^Weights: [0-9A-F]{16}\n$", expected.ReplaceLineEndings("\n"));
            int killed = 0,
                resumed = 0;
            while (killed < kills)
            {
                bool goesOn = File.Exists(Path.Combine(directory.FullName, "resume.safetensors"));
                string? output = Sample.Run(directory, whole * random.NextDouble(), "Resume", "--quick");
                if (output is null)
                    killed++;
                else
                    Assert.Equal(expected, output);
                resumed += goesOn ? 1 : 0;
            }
            Assert.Equal(expected, Sample.Run(directory, TimeSpan.FromMinutes(2), "Resume", "--quick"));
            Assert.True(resumed > 0, $"None of {kills} runs was killed late enough to leave a checkpoint.");
            // Nothing is left but a checkpoint that is being written when the process dies, and that the next one clears.
            Assert.Empty(directory.GetFiles());
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
