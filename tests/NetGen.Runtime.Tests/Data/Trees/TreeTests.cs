namespace NetGen.Runtime.Tests.Data;

public class TreeTests
{
    // Two leaves below a node, which is beside a third leaf: numbered 0 1 2 3 4.
    private static readonly Tree s_tree = new([5, 50], new Tree([3, 30], new Tree([1, 10]), new Tree([2, 20])), new Tree([4, 40]));

    private static readonly float[] s_sample = [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 0, 0, -1, -1, -1, -1, 0, 1, -1, -1, 2, 3, -1, -1];

    [Fact]
    public void ChildrenStandBeforeParents()
    {
        var sample = new float[24];
        s_tree.CopyTo(sample, nodes: 6, features: 2, children: 2);
        Assert.Equal(s_sample, sample);
    }

    [Fact]
    public void DatasetHasWhatCopyToWrites()
    {
        Dataset data = Dataset.FromTrees(
            [new Tree([7, 8]), s_tree, s_tree.Children[0]],
            [1, 2, 3, 4, 5, 6],
            nodes: 6,
            features: 2,
            children: 2
        );
        Assert.Equal(
            (3, "24", "2"),
            (data.Count, string.Join(',', data.InputShape.ToArray()), string.Join(',', data.TargetShape.ToArray()))
        );
        float[] sample = new float[24],
            target = new float[2];
        data.CopyInputTo(1, sample);
        data.CopyTargetTo(1, target);
        Assert.Equal(s_sample, sample);
        Assert.Equal([3, 4], target);
        data.CopyInputTo(0, sample);
        Assert.Equal([7, 8, .. new float[10], .. Enumerable.Repeat(-1f, 12)], sample);
        data.CopyInputTo(2, sample);
        Assert.Equal([1, 10, 2, 20, 3, 30, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, 0, 1, -1, -1, -1, -1, -1, -1], sample);
    }

    [Fact]
    public void TokensAreOneFeature()
    {
        var sample = new float[9];
        new Tree(3, new Tree(1)).CopyTo(sample, nodes: 3, features: 1, children: 2);
        Assert.Equal([1, 3, 0, -1, -1, 0, -1, -1, -1], sample);
    }

    // Inner nodes without features, as in parse trees of words, need padding that is not zero.
    [Fact]
    public void PaddingOfAnotherValue()
    {
        var sample = new float[12];
        new Tree([0, 0], new Tree([1, 9]), new Tree([9, 2])).CopyTo(sample, nodes: 3, features: 2, children: 2, paddingValue: 9);
        Assert.Equal([1, 9, 9, 2, 0, 0, -1, -1, -1, -1, 0, 1], sample);
        new Tree([0, 0]).CopyTo(sample, nodes: 3, features: 2, children: 2, paddingValue: 9);
        Assert.Equal([0, 0, 9, 9, 9, 9, -1, -1, -1, -1, -1, -1], sample);
    }

    [Fact]
    public void DeepTreesNeedNoStack()
    {
        const int Nodes = 1_000_000;
        Tree tree = new(1);
        for (int i = 1; i < Nodes; i++)
            tree = new Tree(2, tree);
        var sample = new float[2 * Nodes];
        tree.CopyTo(sample, Nodes, features: 1, children: 1);
        Assert.Equal((1f, 2f, -1f, (float)(Nodes - 2)), (sample[0], sample[Nodes - 1], sample[Nodes], sample[^1]));
    }

    // A tree is not a view of arrays that may change below it, for then it could become its own descendant.
    [Fact]
    public void NodesAreCopies()
    {
        float[] features = [1];
        Tree[] children = [new Tree(2)];
        var tree = new Tree(features, children);
        (features[0], children[0]) = (float.NaN, tree);
        Assert.Equal(1, tree.Features[0]);
        Assert.Equal(2, tree.Children[0].Features[0]);
    }

    [Fact]
    public void BadNodes()
    {
        Throws("The node has no feature", () => new Tree([]));
        Throws("Feature 1 of the node is NaN", () => new Tree([1, float.NaN]));
        Throws("Feature 0 of the node is -Infinity", () => new Tree([float.NegativeInfinity]));
        Throws("Child 1 of the node is null", () => new Tree(1, new Tree(1), null!));
        Throws("The token is 0; it must be from 1 to 16777216", () => new Tree(0));
        Throws("The token is 16777217", () => new Tree(16_777_217));
        Throws("features", () => new Tree((float[])null!));
        Throws("children", () => new Tree(1, (Tree[])null!));
    }

    [Fact]
    public void BadTrees()
    {
        Tree leaf = new(1),
            pair = new(1, new Tree(1), new Tree(1));
        Refused("There are 5 nodes in tree 1, more than the 4 that all are padded to", new Tree(1, pair, new Tree(1)));
        Refused("Node 1 of tree 1 has 2 features, but must have 1", new Tree(1, new Tree(1), new Tree([1, 2])));
        Refused("Node 3 of tree 1 has 3 children, more than the 2 that are declared", new Tree(1, new Tree(1), new Tree(1), new Tree(1)));
        Refused("Node 0 of tree 1 stands in two places", new Tree(1, leaf, leaf));
        Refused("All features of node 1 of tree 1 are 0, as those of padding", new Tree(1, new Tree(1), new Tree([0])));
        Refused("All features of node 0 of tree 1 are 0", new Tree([-0f]));
        Refused("Tree 1 is null", null!);
    }

    [Fact]
    public void SharedNodesAreNoEndlessTree()
    {
        Tree tree = new(1);
        for (int i = 0; i < 100; i++)
            tree = new Tree(1, tree, tree);
        Throws("Node 0 of the tree stands in two places", () => tree.CopyTo(new float[303], nodes: 101, features: 1, children: 2));
    }

    [Fact]
    public void NothingIsHalfWritten()
    {
        float[] sample = [7, 7, 7, 7];
        Throws("Node 1 of the tree has 2 features", () => new Tree([1, 2], new Tree(1)).CopyTo(sample, nodes: 2, features: 1, children: 1));
        Assert.Equal([7, 7, 7, 7], sample);
    }

    [Fact]
    public void BadSizes()
    {
        Throws("3 nodes of 1 features and 2 children are 9 values, but the span holds 8", () => new Tree(1).CopyTo(new float[8], 3, 1, 2));
        Throws("the axis 0", () => new Tree(1).CopyTo([], 0, 1, 2));
        Throws("the axis -1", () => new Tree(1).CopyTo([], 3, -1, 2));
        Throws("the axis 0", () => new Tree(1).CopyTo([], 3, 1, 0));
        Throws("more values than an array holds", () => new Tree(1).CopyTo([], int.MaxValue / 2, 2, 1));
        Throws("The padding value is NaN", () => new Tree(1).CopyTo(new float[9], 3, 1, 2, float.NaN));
        Throws("There is no tree", () => Make([], []));
        Throws("There are 2 trees, but 3 targets", () => Make([new Tree(1), new Tree(1)], [1, 2, 3]));
        Throws("There are 1 trees, but 0 targets", () => Make([new Tree(1)], []));
        Throws("Value 0 of sample 1 is NaN", () => Make([new Tree(1), new Tree(1)], [1, float.NaN]));
        Throws("are more than an array holds", () => Dataset.FromTrees([new Tree(1), new Tree(1)], [1, 2], int.MaxValue / 4, 1, 2));
    }

    private static Dataset Make(Tree[] trees, float[] targets) => Dataset.FromTrees(trees, targets, nodes: 4, features: 1, children: 2);

    private static void Refused(string message, Tree tree) => Throws(message, () => Make([new Tree(1), tree], [0, 0]));

    private static void Throws(string message, Action action) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message);
}
