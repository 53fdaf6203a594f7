using NetGen.Kernels;

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
}
