namespace NetGen.Generator.Tests.Architecture;

/// <summary>Rooms are stairs: none refers to another that refers to it, directly or through others. Who reads a room has read all that it
/// is made of once they have gone down from it, and who changes one knows that nothing below depends on it.</summary>
public class RoomTests
{
    [Theory]
    [InlineData("generator")]
    [InlineData("runtime")]
    public void NoTwoRoomsReferToEachOther(string project)
    {
        IReadOnlyList<Reference> references = Reference.Of(Sources.Compile(Repository.Path(project)));
        // Enough to have read them at all.
        Assert.True(references.Count > 1000, $"There are only {references.Count} references.");
        // Each folder by itself, then with all below it as one room.
        foreach (int depth in new[] { int.MaxValue, 1 })
        {
            string circles = new RoomGraph(references, depth).Circles();
            Assert.True(circles.Length == 0, circles);
        }
    }

    [Fact]
    public void ACircleIsFoundWithTheReferenceToCutFirst()
    {
        IReadOnlyList<Reference> references = Of(
            ("Up/Roof.cs", "namespace N; class Roof { static int Height => Wall.Height + new Wall().Width + Wall.Height; }"),
            ("Middle/Wall.cs", "namespace N; class Wall { public static int Height => Floor.Height + Floor.Height; public int Width; }"),
            ("Down/Floor.cs", "namespace N;\nclass Floor\n{\n    public const int Height = 1;\n    static object Above = nameof(Roof);\n}")
        );
        Assert.Equal(
            """
            Each of Down, Middle, Up refers to all others, directly or through them:
              Down -> Up: 1, such as Down/Floor.cs:5 -> Roof
              Middle -> Down: 4, such as Middle/Wall.cs:1 -> Floor
              Up -> Middle: 6, such as Up/Roof.cs:1 -> Wall

            """,
            new RoomGraph(references).Circles().ReplaceLineEndings("\n")
        );
    }

    [Theory]
    [InlineData("class B { static string Text => \"A\"; /* A */ }", false)]
    [InlineData("class B { static A? Field; }", true)]
    [InlineData("class B { static void Call() => C.Take(new()); }", true)]
    [InlineData("class B { static object Sum => C.Some + 1; }", true)]
    [InlineData("class B { static int Twice => 1.Twice(); }", true)]
    [InlineData("class B : C { B() : base(1) { } }", true)]
    public void WhatBindsCountsAndTextDoesNot(string below, bool isReference)
    {
        IReadOnlyList<Reference> references = Of(
            ("Up/A.cs", "class A { public static A operator +(A a, int b) => a; static B? Below; }"),
            ("Up/Extensions.cs", "static class Extensions { public static int Twice(this int i) => 2 * i; }"),
            // A part of it stands above, so that its own name leads no further than its room.
            ("Up/C.More.cs", "partial class C { public C(int i) { } public static A Some => new(); public static void Take(A a) { } }"),
            ("Down/C.cs", "partial class C { }"),
            ("Down/B.cs", below)
        );
        Assert.Equal(isReference, new RoomGraph(references).Circles().Length > 0);
    }

    [Fact]
    public void FoldersOfOneRoomMayReferToNoneThatRefersBackByAnotherOfThem()
    {
        IReadOnlyList<Reference> references = Of(
            ("Up/One/A.cs", "class A { static C? Field; }"),
            ("Down/C.cs", "class C { static D? Field; }"),
            ("Up/Two/D.cs", "class D { }")
        );
        Assert.Equal("", new RoomGraph(references).Circles());
        Assert.Contains("Down -> Up: 1", new RoomGraph(references, depth: 1).Circles(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Reference> Of(params (string Path, string Text)[] files) => Reference.Of(Sources.Compile("Test", files));
}
