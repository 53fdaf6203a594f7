namespace NetGen;

/// <summary>Labels as rows of zeros with a one at the label. The labels have been checked.</summary>
internal sealed class OneHotRows(Rows labels, int classes) : Rows
{
    public override int Length => classes;

    public override int Count => labels.Count;

    public override bool AreDoubles => labels.AreDoubles;

    public override void Copy(int row, Span<float> into)
    {
        into.Clear();
        into[Label(row)] = 1;
    }

    public override void Copy(int row, Span<double> into)
    {
        into.Clear();
        into[Label(row)] = 1;
    }

    private int Label(int row)
    {
        Span<double> label = stackalloc double[1];
        labels.Copy(row, label);
        return (int)label[0];
    }
}
