using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>Windows over volumes at every step of a sequence are put back step by step, each where it goes in the whole.</summary>
internal sealed class UnwindowsByStep : Rewrite<Unwindow>
{
    protected override Node? Of(Unwindow node, Legalizer legal)
    {
        WindowForm form = node.Form;
        if (form.Axes <= Unwindow.MostAxes || form.Sizes[0] != 1 || form.Strides[0] != 1)
            return null;
        int time = node.Shape.Rank - 1 - form.Axes;
        var step = new WindowForm([.. form.Sizes.Skip(1)], [.. form.Strides.Skip(1)], [.. form.Dilations.Skip(1)]);
        Node Step(int t)
        {
            Node seen = legal[node.Inputs[0]].Slice(time, t, 1);
            return Unwindow
                .Of(seen.Reshape(seen.Shape.Without([time, time + form.Axes])), step, node.Shape.Without([time]))
                .Reshape(node.Shape.With(time, 1));
        }
        return legal.Legal(Concat.Of(time, [.. Enumerable.Range(0, node.Shape[time]).Select(Step)]));
    }
}
