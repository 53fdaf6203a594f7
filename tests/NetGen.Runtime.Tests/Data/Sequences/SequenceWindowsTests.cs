namespace NetGen.Runtime.Tests.Data;

public class SequenceWindowsTests
{
    /// <summary>Windows of 3 steps with an output for each.</summary>
    private static readonly StepShape s_each = new(3, 1, 1, 3);

    /// <summary>Windows of 3 steps with one output.</summary>
    private static readonly StepShape s_last = new(3, 1, 1, 1);

    [Fact]
    public void StretchesGoSideBySide()
    {
        SequenceWindows windows = SequenceWindows.InStretches(new SequenceData(Counting(13)), s_each, 2, "test");
        Assert.Equal(["0 1 2 > 1 2 3", "6 7 8 > 7 8 9", "3 4 5 > 4 5 6", "9 10 11 > 10 11 12"], All(windows));
        Assert.Equal([-1, -1, 0, 1], Previous(windows));
    }

    // 14 steps have a target, and two stretches of three windows take 18.
    [Fact]
    public void StretchesOverlapRatherThanLeaveStepsOut()
    {
        SequenceWindows windows = SequenceWindows.InStretches(new SequenceData(Counting(15)), s_each, 2, "test");
        Assert.Equal([0, 5, 3, 8, 6, 11], Starts(windows));
        windows = SequenceWindows.InStretches(new SequenceData(Counting(101)), s_each, 7, "test");
        Assert.Equal(Enumerable.Range(0, 98), Starts(windows).SelectMany(s => new[] { s, s + 1, s + 2 }).Distinct().Order().Take(98));
        Assert.Equal(97, Starts(windows).Max());
    }

    [Fact]
    public void OneStretchEndsWithTheSeries()
    {
        SequenceWindows windows = SequenceWindows.InStretches(new SequenceData(Counting(9)), s_each, 1, "test");
        Assert.Equal(["2 3 4 > 3 4 5", "5 6 7 > 6 7 8"], All(windows));
        Assert.Equal([-1, 0], Previous(windows));
    }

    [Fact]
    public void SeriesFollowEachOther()
    {
        var data = new SequenceData([Counting(7), [.. Counting(13).Select(x => x + 100)]]);
        SequenceWindows windows = SequenceWindows.InStretches(data, s_each, 2, "test");
        Assert.Equal([0, 3, 100, 106, 103, 109], Starts(windows));
        Assert.Equal([-1, -1, -1, -1, 2, 3], Previous(windows));
    }

    [Fact]
    public void WindowsApartMakeEveryStepATarget()
    {
        Assert.Equal(
            ["0 1 2 > 1 2 3", "2 3 4 > 3 4 5", "5 6 7 > 6 7 8"],
            All(SequenceWindows.Apart(new SequenceData(Counting(9)), s_each, "test"))
        );
        Assert.Equal(["0 1 2 > 3", "1 2 3 > 4", "2 3 4 > 5"], All(SequenceWindows.Apart(new SequenceData(Counting(6)), s_last, "test")));
        Assert.Equal([-1, -1, -1], Previous(SequenceWindows.Apart(new SequenceData(Counting(9)), s_each, "test")));
    }

    [Fact]
    public void GivenTargetsStandAtTheirSteps()
    {
        var data = new SequenceData(Counting(12), [.. Counting(12).Select(x => x + 50)], features: 2);
        Assert.Equal(
            ["0 1 2 3 4 5 > 50 51 52 53 54 55", "6 7 8 9 10 11 > 56 57 58 59 60 61"],
            All(SequenceWindows.InStretches(data, new(3, 2, 2, 3), 1, "test"))
        );
        Assert.Equal(["0 1 2 3 4 5 > 54 55", "6 7 8 9 10 11 > 60 61"], All(SequenceWindows.InStretches(data, new(3, 2, 2, 1), 1, "test")));
        data = new SequenceData(Counting(6), Counting(18));
        Assert.Equal(["3 4 5 > 9 10 11 12 13 14 15 16 17"], All(SequenceWindows.Apart(data, s_each, "test")).Skip(1));
    }

    [Fact]
    public void SplitIsInTime()
    {
        (SequenceData earlier, SequenceData later) = new SequenceData(
            [Counting(20), Counting(8)],
            [Counting(10), Counting(4)],
            features: 2
        ).Split(0.75);
        Assert.Equal([7, 3], [earlier.Steps(0), later.Steps(0)]);
        Assert.Equal([3, 1], [earlier.Steps(1), later.Steps(1)]);
        Assert.Equal([14, 15, 16, 17, 18, 19], later.Series(0).ToArray());
        Assert.Equal([7, 8, 9], later.Targets(0).ToArray());
    }

    [Fact]
    public void BadSeriesAreNamed()
    {
        Says("There is no series", () => new SequenceData(Array.Empty<float[]>()));
        Says(
            "Series 1 is null",
            () =>
                new SequenceData([
                    [1, 2],
                    null!,
                ])
        );
        Says("Series 0 has 5 values, which is no whole number of steps of 2 values", () => new SequenceData(Counting(5), features: 2));
        Says("Series 0 has 1 steps, but at least 2 are needed", () => new SequenceData([1]));
        Says("Value 1 of step 2 of series 0 is NaN", () => new SequenceData([0, 0, 0, 0, 0, float.NaN], features: 2));
        Says(
            "Target 0 of step 1 of series 1 is",
            () =>
                new SequenceData(
                    [
                        [1],
                        [1, 2],
                    ],
                    [
                        [1],
                        [1, float.NegativeInfinity],
                    ]
                )
        );
        Says(
            "There are 2 series, but targets of 1",
            () =>
                new SequenceData(
                    [
                        [1],
                        [1, 2],
                    ],
                    [
                        [1],
                    ]
                )
        );
        Says(
            "Series 1 has 2 steps, but 3 target values; it needs 1 for each step",
            () =>
                new SequenceData(
                    [
                        [1],
                        [1, 2],
                    ],
                    [
                        [1],
                        [1, 2, 3],
                    ]
                )
        );
        Says("Series 0 has 2 steps, but 1 target values", () => new SequenceData([1, 2], [1f]));
        Says("must be between 0 and 1, not 1", () => new SequenceData(Counting(5)).Split(1));
        Says("Series 0 has 0 steps", () => new SequenceData(Counting(5)).Split(0.01));
        Says(
            "Series 0 of the test data has 12 steps, but 4 stretches (BatchSize) of a window of 3 steps need 12, and one more",
            () => SequenceWindows.InStretches(new SequenceData(Counting(12)), s_each, 4, "test")
        );
        Says(
            "Series 1 of the test data has 2 steps, but a window of 3 steps needs 3.",
            () =>
                SequenceWindows.Apart(
                    new SequenceData(
                        [
                            [1, 2, 3],
                            [1, 2],
                        ],
                        [
                            [1, 2, 3],
                            [1, 2],
                        ]
                    ),
                    s_each,
                    "test"
                )
        );

        static void Says(string text, Action action) => Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(action).Message);
    }

    private static float[] Counting(int count) => [.. Enumerable.Range(0, count)];

    private static int[] Previous(SequenceWindows windows) => [.. Enumerable.Range(0, windows.Count).Select(windows.Previous)];

    private static int[] Starts(SequenceWindows windows) => [.. All(windows).Select(window => int.Parse(window.Split(' ')[0]))];

    private static string[] All(SequenceWindows windows)
    {
        IDataSource source = windows;
        float[] x = new float[windows.Count * source.InputLength],
            t = new float[windows.Count * source.TargetLength];
        source.Read([.. Enumerable.Range(0, windows.Count)], x, t);
        return
        [
            .. x.Chunk(source.InputLength).Zip(t.Chunk(source.TargetLength), (a, b) => $"{string.Join(' ', a)} > {string.Join(' ', b)}"),
        ];
    }
}
