using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

public class PhiloxTests
{
    // Known-answer vectors that the authors of Philox publish with Random123 for philox4x32-10.
    [Fact]
    public void MatchesTheAuthorsVectors()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block(0, 0, 0, 0));
        Assert.Equal((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), Philox.Block(-1, uint.MaxValue, uint.MaxValue, -1));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(64)]
    [InlineData(100)]
    public void SeveralPositionsAtATimeAreTheSame(int count)
    {
        foreach (
            (long seed, uint position, uint stream, long step) in new[]
            {
                (0L, 0u, 0u, 0L),
                (-1L, 7u, uint.MaxValue, -1L),
                (1L << 40 | 5, uint.MaxValue - 3, 0x8000_0001u, 1L << 33 | 9),
            }
        )
        {
            var numbers = new uint[count];
            Philox.Blocks(seed, position, stream, step, numbers);
            for (uint i = 0; i < count / 4; i++)
            {
                (uint a, uint b, uint c, uint d) = Philox.Block(seed, position + i, stream, step);
                Assert.Equal([a, b, c, d], numbers.AsSpan((int)(4 * i), 4).ToArray());
            }
        }
    }
}
