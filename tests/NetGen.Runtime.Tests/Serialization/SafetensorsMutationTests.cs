namespace NetGen.Runtime.Tests.Serialization;

/// <summary>A damaged file loads the very same values or is refused as a whole, and never fails in another way.</summary>
public class SafetensorsMutationTests
{
    private static readonly byte[] File = new FakeEngine<float>(1).Saved();
    private static readonly float[] Values = new FakeEngine<float>(1).Flat();

    [Fact]
    public void EveryTruncationIsRefused()
    {
        for (int length = 0; length < File.Length; length++)
            Assert.False(Loads(File[..length]), $"{length} bytes loaded.");
    }

    [Fact]
    public void EveryOtherValueOfEveryHeaderByteIsHarmless()
    {
        int header = File.Length - 36,
            harmless = 0;
        for (int i = 0; i < header; i++)
        for (int value = 0; value < 256; value++)
        {
            byte[] changed = [.. File];
            changed[i] = (byte)value;
            if (Loads(changed) && value != File[i])
                harmless++;
        }
        Assert.Equal(3 * 4, harmless); // tab, line feed and carriage return in the place of each of the 4 spaces after the JSON
    }

    [Fact]
    public void RandomDamageIsHarmless()
    {
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++)
        {
            List<byte> changed = [.. File];
            int header = File.Length - 36;
            for (int edits = random.Next(1, 4); edits > 0; edits--)
                switch (random.Next(4))
                {
                    case 0:
                        changed[random.Next(header)] = (byte)random.Next(256);
                        break;
                    case 1:
                        changed.RemoveAt(random.Next(header - 3));
                        break;
                    case 2:
                        changed.Insert(random.Next(header), (byte)random.Next(256));
                        break;
                    default:
                        changed.Insert(random.Next(8, header), changed[random.Next(8, header)]);
                        break;
                }
            Loads([.. changed]);
        }
    }

    private static bool Loads(byte[] file)
    {
        var engine = new FakeEngine<float>(2);
        float[] before = engine.Flat();
        try
        {
            engine.Load(new MemoryStream(file));
        }
        catch (InvalidDataException e)
        {
            Assert.NotEmpty(e.Message);
            Assert.Equal(before, engine.Flat());
            return false;
        }
        Assert.Equal(Values, engine.Flat());
        return true;
    }
}
