namespace NetGen.Runtime.Tests.Data;

public class SequenceTests
{
    private static readonly float[][] s_sequences =

        [
            [1, 2, 3, 4],
            [],
            [5, 6],
        ],
        s_labels =

        [
            [1],
            [0],
            [2],
        ];

    [Theory]
    [InlineData(SequencePadding.Post, new float[] { 1, 2, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9, 5, 6, 9, 9, 9, 9 })]
    [InlineData(SequencePadding.Pre, new float[] { 9, 9, 1, 2, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 5, 6 })]
    public void PaddedWithATargetEach(SequencePadding padding, float[] expected)
    {
        Dataset data = Dataset.FromSequences(s_sequences, s_labels, steps: 3, features: 2, padding: padding, paddingValue: 9);
        Assert.Equal([3, 2], data.InputShape.ToArray());
        Assert.Equal([1], data.TargetShape.ToArray());
        Assert.Equal(expected, Read(data, out float[] targets));
        Assert.Equal([1, 0, 2], targets);
    }

    [Theory]
    [InlineData(SequencePadding.Post, new float[] { 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 5, 6, 0, 0, 0, 0 })]
    [InlineData(SequencePadding.Pre, new float[] { 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 6 })]
    public void PaddedWithATargetAStep(SequencePadding padding, float[] expected)
    {
        Dataset data = Dataset.FromSequences(
            [
                [1, 2],
                [],
                [3],
            ],
            [
                [1, 2, 3, 4],
                [],
                [5, 6],
            ],
            steps: 3,
            features: 1,
            targetsPerStep: true,
            padding
        );
        Assert.Equal([3, 1], data.InputShape.ToArray());
        Assert.Equal([3, 2], data.TargetShape.ToArray());
        Read(data, out float[] targets);
        Assert.Equal(expected, targets);
    }

    [Fact]
    public void BadSequences()
    {
        Throws(
            "Sequence 2 has 3 steps, more than the 2 that all are padded to",
            () =>
                Make(
                    [
                        [1],
                        [],
                        [1, 2, 3],
                    ],
                    s_labels
                )
        );
        Throws(
            "Sequence 0 has 3 values, which is no whole number of steps of 2 features",
            () =>
                Make(
                    [
                        [1, 2, 3],
                    ],
                    [
                        [1],
                    ],
                    features: 2
                )
        );
        Throws(
            "Value 1 of sequence 1 is NaN",
            () =>
                Make(
                    [
                        [1],
                        [2, float.NaN],
                    ],
                    [
                        [1],
                        [1],
                    ]
                )
        );
        Throws("There is no sequence", () => Make([], []));
        Throws(
            "the axis 0",
            () =>
                Make(
                    [
                        [1],
                    ],
                    [
                        [1],
                    ],
                    features: 0
                )
        );
        Throws(
            "the axis -1",
            () =>
                Dataset.FromSequences(
                    [
                        [1],
                    ],
                    [
                        [1],
                    ],
                    -1,
                    1
                )
        );
        Throws(
            "more values than an array holds",
            () =>
                Dataset.FromSequences(
                    [
                        [1],
                    ],
                    [
                        [1],
                    ],
                    int.MaxValue,
                    2
                )
        );
        Throws(
            "sequences",
            () =>
                Make(
                    [
                        [1],
                        null!,
                    ],
                    [
                        [1],
                        [1],
                    ]
                )
        );
        Throws(
            "The padding value is NaN",
            () =>
                Dataset.FromSequences(
                    [
                        [1],
                    ],
                    [
                        [1],
                    ],
                    2,
                    1,
                    paddingValue: float.NaN
                )
        );
        Throws(
            "There is no such padding",
            () =>
                Dataset.FromSequences(
                    [
                        [1],
                    ],
                    [
                        [1],
                    ],
                    2,
                    1,
                    padding: (SequencePadding)7
                )
        );
    }

    [Fact]
    public void BadTargets()
    {
        Throws(
            "There are 1 sequences, but targets of 2",
            () =>
                Make(
                    [
                        [1],
                    ],
                    [
                        [1],
                        [2],
                    ]
                )
        );
        Throws(
            "Sequence 1 has 2 target values, but must have 1: 1 for each sequence",
            () =>
                Make(
                    [
                        [1],
                        [2],
                    ],
                    [
                        [1],
                        [2, 3],
                    ]
                )
        );
        Throws(
            "Sequence 0 has 0 target values, but must have 1: 1 for each sequence",
            () =>
                Make(
                    [
                        [1],
                    ],
                    [
                        [],
                    ]
                )
        );
        Throws(
            "Sequence 1 has 3 target values, but must have 4: 2 for each step",
            () =>
                Make(
                    [
                        [1],
                        [2, 3],
                    ],
                    [
                        [1, 2],
                        [3, 4, 5],
                    ],
                    perStep: true
                )
        );
        Throws(
            "Sequence 0 has 1 target values, but must have 2: 1 for each step",
            () =>
                Make(
                    [
                        [1, 2],
                    ],
                    [
                        [1],
                    ],
                    perStep: true
                )
        );
        Throws(
            "Sequence 0 has 1 target values, but must have 0",
            () =>
                Make(
                    [
                        [],
                    ],
                    [
                        [1],
                    ],
                    perStep: true
                )
        );
        Throws(
            "No sequence has a step",
            () =>
                Make(
                    [
                        [],
                    ],
                    [
                        [],
                    ],
                    perStep: true
                )
        );
        Throws(
            "Value 0 of sample 1 is NaN",
            () =>
                Make(
                    [
                        [1],
                        [2],
                    ],
                    [
                        [1],
                        [float.NaN],
                    ]
                )
        );
        Throws(
            "targets",
            () =>
                Make(
                    [
                        [1],
                    ],
                    [null!]
                )
        );
    }

    private static Dataset Make(float[][] sequences, float[][] targets, int features = 1, bool perStep = false) =>
        Dataset.FromSequences(sequences, targets, 2, features, perStep);

    private static float[] Read(Dataset data, out float[] targets)
    {
        var inputs = new float[data.Count * data.InputLength];
        targets = new float[data.Count * data.TargetLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, targets);
        return inputs;
    }

    private static void Throws(string message, Action action) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message);
}
