using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class ImageSheetTests
{
    [Fact]
    public void LaysImagesOutInAGrid()
    {
        var sheet = new ImageSheet
        {
            Columns = 2,
            Margin = 1,
            Zoom = 2,
        };
        sheet.Add([0, 1], 1, 2);
        sheet.Add([3, -1], 1, 2);
        sheet.Add([0, 50, 100, 25], 2, 2);
        DecodedPng png = DecodedPng.Of(sheet);
        Assert.Equal((3, 11, 11, 1), (sheet.Count, png.Height, png.Width, png.Channels));
        const byte b = 208; // around images
        byte[][] expected =
        [
            [b, b, b, b, b, b, b, b, b, b, b],
            [b, b, b, b, b, b, b, b, b, b, b], // one row high in a cell of two: in the middle
            [b, 0, 0, 255, 255, b, 255, 255, 0, 0, b],
            [b, 0, 0, 255, 255, b, 255, 255, 0, 0, b],
            [b, b, b, b, b, b, b, b, b, b, b],
            [b, b, b, b, b, b, b, b, b, b, b],
            [b, 0, 0, 128, 128, b, b, b, b, b, b],
            [b, 0, 0, 128, 128, b, b, b, b, b, b],
            [b, 255, 255, 64, 64, b, b, b, b, b, b],
            [b, 255, 255, 64, 64, b, b, b, b, b, b],
            [b, b, b, b, b, b, b, b, b, b, b],
        ];
        for (int row = 0; row < 11; row++)
            Assert.Equal(expected[row], png.Row(row));
    }

    [Fact]
    public void ScalesImagesAloneTogetherOrToARange()
    {
        Assert.Equal([0, 255, 0, 255], Pixels(new ImageSheet { Columns = 2, Margin = 0 }));
        Assert.Equal(
            [0, 51, 102, 255],
            Pixels(
                new ImageSheet
                {
                    Columns = 2,
                    Margin = 0,
                    SharedScale = true,
                }
            )
        );
        Assert.Equal(
            [64, 128, 191, 255],
            Pixels(
                new ImageSheet
                {
                    Columns = 2,
                    Margin = 0,
                    Range = (-1, 3),
                }
            )
        );
        Assert.Equal([0, 0], DecodedPng.Of(With(new ImageSheet { Margin = 0 }, [5, 5])).Row(0));

        static byte[] Pixels(ImageSheet sheet) => DecodedPng.Of(With(sheet, [0, 1], [2, 5])).Row(0);
    }

    [Fact]
    public void KeepsColoursAndMakesGreyOnesOfGrey()
    {
        var sheet = new ImageSheet
        {
            Columns = 2,
            Margin = 0,
            Range = (0, 1),
        };
        sheet.Add([1, 0, 0.2f], 1, 1, channels: 3);
        sheet.Add([0.4f], 1, 1);
        DecodedPng png = DecodedPng.Of(sheet);
        Assert.Equal(3, png.Channels);
        Assert.Equal([255, 0, 51], png[0, 0]);
        Assert.Equal([102, 102, 102], png[0, 1]);
    }

    [Fact]
    public void DivergesFromWhiteAtZero()
    {
        DecodedPng png = DecodedPng.Of(With(new ImageSheet { Margin = 0, Diverging = true }, [4, 0, -4, -2]));
        Assert.Equal([178, 24, 43], png[0, 0]);
        Assert.Equal([255, 255, 255], png[0, 1]);
        Assert.Equal([33, 102, 172], png[0, 2]);
        Assert.Equal([144, 178, 214], png[0, 3]);
        Assert.Equal([255, 255, 255], DecodedPng.Of(With(new ImageSheet { Margin = 0, Diverging = true }, [0]))[0, 0]);
    }

    [Fact]
    public void ShowsEachChannelByItself()
    {
        var sheet = new ImageSheet { Columns = 3, Margin = 0 };
        sheet.AddChannels([0, 7, 2, 1, 5, 2], 1, 2, 3);
        Assert.Equal(3, sheet.Count);
        Assert.Equal([0, 255, 255, 0, 0, 0], DecodedPng.Of(sheet).Row(0));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(5, 2, 3)]
    [InlineData(7, 3, 3)]
    public void IsAboutSquareUnlessTold(int count, int rows, int columns)
    {
        var sheet = new ImageSheet { Margin = 0 };
        for (int i = 0; i < count; i++)
            sheet.Add([1], 1, 1);
        DecodedPng png = DecodedPng.Of(sheet);
        Assert.Equal((rows, columns), (png.Height, png.Width));
    }

    [Fact]
    public void SavesToAFile()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("sheet.png", [1, 2, 3]);
        With(new ImageSheet(), [0, 1]).Save(path);
        Assert.Equal(6, new DecodedPng(File.ReadAllBytes(path)).Width);
        Assert.Throws<InvalidOperationException>(() => new ImageSheet().Save(path));
        Assert.Equal(6, new DecodedPng(File.ReadAllBytes(path)).Width);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void NamesTheBadValue()
    {
        var sheet = With(new ImageSheet { Diverging = true }, [1]);
        Says<ArgumentException>(
            "The value at row 1, column 0, channel 2 of image 1 is NaN",
            () => sheet.Add([0, 0, 0, 0, 0, float.NaN], 2, 1, 3)
        );
        Says<ArgumentException>(
            "row 0, column 1, channel 0 of image 1 is -Infinity",
            () => sheet.AddChannels([0, float.NegativeInfinity], 1, 2, 1)
        );
        Says<ArgumentException>("An image of the shape [2, 2, 1] has 4 values, but there are 3.", () => sheet.Add([0, 0, 0], 2, 2));
        Says<ArgumentOutOfRangeException>("not 2; AddChannels", () => sheet.Add([0, 0], 1, 1, 2));
        Says<ArgumentOutOfRangeException>("height", () => sheet.Add([], 0, 1));
        Says<ArgumentOutOfRangeException>("channels", () => sheet.AddChannels([], 1, 1, 0));
        Says<ArgumentOutOfRangeException>("ImageSheet.Zoom must be at least 1, not 0.", () => new ImageSheet { Zoom = 0 });
        Says<ArgumentOutOfRangeException>("ImageSheet.Margin must be at least 0, not -1.", () => new ImageSheet { Margin = -1 });
        Says<ArgumentOutOfRangeException>("ImageSheet.Columns must be at least 0, not -3.", () => new ImageSheet { Columns = -3 });
        Says<ArgumentException>("The range from 2 to 2 is none", () => new ImageSheet { Range = (2, 2) });
        Says<InvalidOperationException>("There is no image", () => new ImageSheet().Save(Stream.Null));
        Says<InvalidOperationException>(
            "4294967298 x 2147483651 pixels",
            () => With(new ImageSheet { Zoom = int.MaxValue }, [1, 1]).Save(Stream.Null)
        );
        Assert.Equal(1, sheet.Count);
        sheet.Add([0, 0, 0], 1, 1, 3);
        Says<InvalidOperationException>("Image 1 has colours", () => sheet.Save(Stream.Null));

        static void Says<T>(string text, Action action)
            where T : Exception => Assert.Contains(text, Assert.Throws<T>(action).Message);
    }

    /// <summary>Labels stand in room of their own: images are as they are without, and every label has black pixels.</summary>
    [Fact]
    public void RowsAndColumnsHaveLabels()
    {
        DecodedPng plain = DecodedPng.Of(With(new ImageSheet { Columns = 2, Zoom = 9 }, [0, 1], [1, 0], [1, 1]));
        DecodedPng png = DecodedPng.Of(
            With(
                new ImageSheet
                {
                    Columns = 2,
                    Zoom = 9,
                    RowLabels = ["one", "é"],
                    ColumnLabels = ["left side", "right"],
                },
                [0, 1],
                [1, 0],
                [1, 1]
            )
        );
        // "one" is 3 x 6 - 1 columns of 2 pixels, "left side" 9 x 6 - 1; letters are 8 rows of 2 high.
        Assert.Equal((2 + 34 + 2 + 2 * (106 + 2), 2 + 16 + 2 * (16 + 2) + 2), (png.Width, png.Height));
        bool IsBlack(int row, int column) => png[row, column].All(b => b == 0);
        int Blacks(int top, int left, int height, int width) =>
            Enumerable.Range(0, height * width).Count(i => IsBlack(top + i / width, left + i % width));
        Assert.True(Blacks(2, 38, 16, 108) > 100);
        Assert.True(Blacks(20, 2, 16, 34) > 50);
        Assert.True(Blacks(38, 2, 16, 34) > 20);
        Assert.Equal((2 + 2 * 20, 2 + 2 * 11), (plain.Width, plain.Height));
        Assert.Contains(
            "3 labels for 2 columns",
            Assert
                .Throws<InvalidOperationException>(() =>
                    DecodedPng.Of(With(new ImageSheet { Columns = 2, ColumnLabels = ["a", "b", "c"] }, [1], [1]))
                )
                .Message
        );
    }

    private static ImageSheet With(ImageSheet sheet, params float[][] images)
    {
        foreach (float[] image in images)
            sheet.Add(image, 1, image.Length);
        return sheet;
    }
}
