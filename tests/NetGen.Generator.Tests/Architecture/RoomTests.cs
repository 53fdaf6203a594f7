using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>Rooms are stairs: none refers to another that refers to it, directly or through others. Whoever reads one has read all that it
/// is made of when they have gone down, and knows that nothing below depends on it.</summary>
public class RoomTests
{
    [Theory]
    [InlineData("runtime")]
    public void NoTwoRoomsReferToEachOther(string project)
    {
        CSharpCompilation compilation = Sources.Compile(Path.Combine(DiagnosticTests.Root(), project));
        // Each folder by itself, then with all below it as one room.
        foreach (int depth in new[] { int.MaxValue, 1 })
            Assert.Equal("", new RoomGraph(compilation, depth).Circles());
    }
}
