namespace NetGen.Runtime.Tests;

/// <summary>Boxes, what is left of detections that mean one object, and how well they meet what is there.</summary>
public class DetectionTests
{
    private static readonly Box s_unit = new(0, 0, 10, 10);

    [Fact]
    public void BoxesMeetByHand()
    {
        Assert.Equal(1, s_unit.IntersectionOverUnion(s_unit));
        Assert.Equal(50.0 / 150, s_unit.IntersectionOverUnion(new(5, 0, 15, 10)), 1e-12);
        Assert.Equal(25.0 / 175, new Box(5, 5, 15, 15).IntersectionOverUnion(s_unit), 1e-12);
        Assert.Equal(0.25, s_unit.IntersectionOverUnion(new(2, 3, 7, 8)), 1e-12);
        Assert.Equal(0, s_unit.IntersectionOverUnion(new(10, 0, 20, 10)));
        Assert.Equal(0, s_unit.IntersectionOverUnion(new(20, 20, 30, 30)));
        Assert.Equal(0, new Box(1, 1, 1, 1).IntersectionOverUnion(new(1, 1, 1, 1)));
        Assert.Equal(0, new Box(8, 2, 3, 7).IntersectionOverUnion(s_unit));
        Box around = Box.Around(4, 5, 6, 2);
        Assert.Equal(new Box(1, 4, 7, 6), around);
        Assert.Equal((4, 5, 6, 2, 12), (around.CenterX, around.CenterY, around.Width, around.Height, around.Area));
    }

    [Fact]
    public void OneOfSeveralIsLeft()
    {
        Detection best = new(s_unit, 1, 0.9f),
            near = new(new(1, 0, 11, 10), 1, 0.8f),
            far = new(new(50, 50, 60, 60), 1, 0.3f),
            other = new(s_unit, 2, 0.7f),
            half = new(new(0, 0, 10, 5), 1, 0.6f);
        Detection[] all = [far, near, half, other, best];
        // Half of a box meets it by exactly 0.5, which is not above 0.5.
        Assert.Equal([best, other, half, far], NonMaxSuppression.Apply(all));
        Assert.Equal([best, other, far], NonMaxSuppression.Apply(all, iouThreshold: 0.49));
        Assert.Equal([best, half, far], NonMaxSuppression.Apply(all, acrossClasses: true));
        Assert.Equal([best, other, half], NonMaxSuppression.Apply(all, scoreThreshold: 0.6f));
        Assert.Equal([best, other], NonMaxSuppression.Apply(all, maxDetections: 2));
        Assert.Equal([best, near, other, half, far], NonMaxSuppression.Apply(all, iouThreshold: 1));
        Assert.Empty(NonMaxSuppression.Apply([]));
        Detection same = best with { Box = near.Box };
        Assert.Equal([same], NonMaxSuppression.Apply([same, best]));
    }

    [Fact]
    public void PrecisionByHand()
    {
        // Two objects of class 0 in the first image and one in the second. By falling score: right, wrong (the object is taken), right,
        // wrong, right. Precision at each right one: 1, 2/3, 3/5, which only falls.
        var map = new MeanAveragePrecision(2);
        LabelledBox a = new(s_unit, 0),
            b = new(new(20, 0, 30, 10), 0);
        map.Add([new(b.Box, 0, 0.7f), new(s_unit, 0, 0.9f), new(new(1, 0, 10, 10), 0, 0.8f)], [a, b]);
        map.Add([new(new(40, 40, 50, 50), 0, 0.6f), new(new(0, 0, 10, 6), 0, 0.5f)], [a]);
        Assert.Equal((1 + 2 / 3.0 + 3 / 5.0) / 3, map.AveragePrecision(0), 1e-12);
        Assert.True(double.IsNaN(map.AveragePrecision(1)));
        Assert.Equal(map.AveragePrecision(0), map.Result);

        // Class 1: a wrong one first, then two right ones of three objects: 1/2 and 2/3, of which the larger counts for both.
        map.Add(
            [new(new(80, 80, 90, 90), 1, 0.9f), new(s_unit, 1, 0.8f), new(b.Box, 1, 0.7f)],
            [a with { Class = 1 }, b with { Class = 1 }, new(new(60, 0, 70, 10), 1)]
        );
        Assert.Equal(2 * (2 / 3.0) / 3, map.AveragePrecision(1), 1e-12);
        Assert.Equal((map.AveragePrecision(0) + map.AveragePrecision(1)) / 2, map.Result, 1e-12);
    }

    [Fact]
    public void TheThresholdItselfCounts()
    {
        Detection[] half = [new(new(0, 0, 10, 5), 0, 1)];
        foreach ((double threshold, double expected) in new[] { (0.5, 1.0), (0.51, 0.0) })
        {
            var map = new MeanAveragePrecision(1, threshold);
            map.Add(half, [new(s_unit, 0)]);
            Assert.Equal(expected, map.Result);
        }
        Assert.True(double.IsNaN(new MeanAveragePrecision(3).Result));
    }

    // The definition, read off a curve of points: the largest precision at each recall or beyond, over steps of recall.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AgreesWithTheDefinition(int seed)
    {
        const int Classes = 3,
            Images = 12;
        var random = new Random(seed);
        Box Draw() => Box.Around(random.Next(8) * 4, random.Next(8) * 4, 8 + random.Next(6), 8 + random.Next(6));
        var map = new MeanAveragePrecision(Classes, 0.4);
        var images = new List<(Detection[] Found, LabelledBox[] There)>();
        for (int i = 0; i < Images; i++)
        {
            LabelledBox[] there = [.. Enumerable.Range(0, random.Next(6)).Select(_ => new LabelledBox(Draw(), random.Next(Classes)))];
            Detection[] found =
            [
                .. there.Select(o => new Detection(
                    o.Box with
                    {
                        Left = o.Box.Left + random.Next(4),
                    },
                    random.Next(4) == 0 ? random.Next(Classes) : o.Class,
                    random.NextSingle()
                )),
                .. Enumerable.Range(0, random.Next(8)).Select(_ => new Detection(Draw(), random.Next(Classes), random.NextSingle())),
            ];
            images.Add((found, there));
            map.Add(found, there);
        }
        for (int label = 0; label < Classes; label++)
            Assert.Equal(Naive(images, label, 0.4), map.AveragePrecision(label), 1e-12);
        Assert.Equal(Enumerable.Range(0, Classes).Average(label => Naive(images, label, 0.4)), map.Result, 1e-12);
    }

    [Fact]
    public void WhatDoesNotFitIsSaid()
    {
        string Of(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        Detection nan = new(s_unit, 0, float.NaN),
            good = new(s_unit, 0, 1);
        LabelledBox there = new(s_unit, 0);
        Assert.Contains("Detection 1", Of(() => NonMaxSuppression.Apply([good, nan])));
        Assert.Contains("Detection 0", Of(() => NonMaxSuppression.Apply([new(new(0, 0, float.PositiveInfinity, 1), 0, 1)])));
        Assert.Contains("1.5", Of(() => NonMaxSuppression.Apply([good], 1.5)));
        Assert.Contains("NaN", Of(() => NonMaxSuppression.Apply([good], double.NaN)));
        Assert.Contains("NaN", Of(() => NonMaxSuppression.Apply([good], scoreThreshold: float.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => NonMaxSuppression.Apply([good], maxDetections: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeanAveragePrecision(0));
        Assert.Contains("it is 0.", Of(() => new MeanAveragePrecision(2, 0)));

        var map = new MeanAveragePrecision(2);
        map.Add([good], [there]);
        Assert.Contains(
            "Detection 1 is of class 2; there are classes from 0 to 1",
            Of(() => map.Add([good, good with { Class = 2 }], [there]))
        );
        Assert.Contains("Object 1 is of class -1", Of(() => map.Add([good], [there, there with { Class = -1 }])));
        Assert.Contains("Object 0", Of(() => map.Add([], [new(s_unit with { Top = float.NaN }, 0)])));
        Assert.Contains("Detection 0", Of(() => map.Add([nan], [there])));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.AveragePrecision(2));
        Assert.Equal(1, map.Result); // nothing was added
    }

    private static double Naive(List<(Detection[] Found, LabelledBox[] There)> images, int label, double threshold)
    {
        var marks = new List<(float Score, bool IsRight)>();
        int count = 0;
        foreach ((Detection[] found, LabelledBox[] there) in images)
        {
            Box[] objects = [.. there.Where(o => o.Class == label).Select(o => o.Box)];
            count += objects.Length;
            var taken = new HashSet<int>();
            foreach (Detection d in found.Where(d => d.Class == label).OrderByDescending(d => d.Score))
            {
                int nearest = objects.Length == 0 ? -1 : Enumerable.Range(0, objects.Length).MaxBy(i => Overlap(objects[i], d.Box));
                marks.Add((d.Score, nearest >= 0 && Overlap(objects[nearest], d.Box) >= threshold && taken.Add(nearest)));
            }
        }
        (double Recall, double Precision)[] curve =
        [
            .. Enumerable
                .Range(1, marks.Count)
                .Select(n =>
                    marks.OrderByDescending(m => m.Score).Take(n).Count(m => m.IsRight) is var right
                        ? ((double)right / count, (double)right / n)
                        : default
                ),
        ];
        double area = 0,
            before = 0;
        foreach (double recall in curve.Select(point => point.Recall).Distinct().Order())
        {
            area += (recall - before) * curve.Where(point => point.Recall >= recall).Max(point => point.Precision);
            before = recall;
        }
        return area;
    }

    // By counting: corners are whole numbers or halves.
    private static double Overlap(Box a, Box b)
    {
        bool Within(Box box, double x, double y) => x > box.Left && x < box.Right && y > box.Top && y < box.Bottom;
        int both = 0,
            either = 0;
        for (double y = -19.75; y < 60; y += 0.5)
        for (double x = -19.75; x < 60; x += 0.5)
        {
            bool isInA = Within(a, x, y),
                isInB = Within(b, x, y);
            both += isInA && isInB ? 1 : 0;
            either += isInA || isInB ? 1 : 0;
        }
        return (double)both / either;
    }
}
