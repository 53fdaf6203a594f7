namespace NetGen.Runtime.Tests;

/// <summary>Where the next row begins.</summary>
public class RowPaddingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(256, 256)]
    [InlineData(497, 528)]
    [InlineData(512, 528)]
    [InlineData(513, 528)]
    [InlineData(700, 704)]
    [InlineData(1024, 1040)]
    public void RowsAreWholeVectorsThatDoNotFallIntoEachOthersPlace(int length, int padded)
    {
        Assert.Equal(padded, RowPadding.Padded(length));
        Assert.Equal(padded, RowPadding.Padded(padded));
    }
}
