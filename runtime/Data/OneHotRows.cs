namespace NetGen;

/// <summary>Labels as rows of zeros with a one at the label. The labels have been checked.</summary>
internal sealed class OneHotRows(Rows labels, int classes) : Rows
{
    public override int Length => classes;

    public override int Count => labels.Count;

    public override void Copy(int row, Span<float> into)
    {
        Span<float> label = stackalloc float[1];
        labels.Copy(row, label);
        into.Clear();
        into[(int)label[0]] = 1;
    }
}
