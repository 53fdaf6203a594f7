using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>A layer at every step of a sequence by itself.</summary>
internal sealed class TimeDistributed : Wrapper<TimeDistributedAttribute>
{
    public override string Prefix => "time_distributed";

    protected override StepBehaviour Steps(TimeDistributedAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, TimeDistributedAttribute a)
    {
        if (c.Input.Rank < 2)
            return NotASequence(c);
        int steps = c.Input[0];
        Layer sequence = c.Layer.Inputs[0],
            step =
                new(sequence.Index, sequence.Spec, sequence.Kind, sequence.Name, [])
                {
                    Output = c.Input.Without([0]),
                    Start = sequence.Start,
                    ChannelsFirstOf = sequence.ChannelsFirstOf,
                };
        ShapeContext inner = Wrap(c, step);
        Layer layer = inner.Layer;
        bool takesSequences = layer.Kind.Values == ValueBehaviour.Disturbs || layer.Kind.Others(layer.Spec).Names.Count > 0;
        if ((takesSequences ? WholeSequences(layer, "it") : Obstacle(layer, "it")) is { } apart)
            return c.Fail(Descriptors.NotPerStep, null, layer.Spec.Kind, apart);
        if (layer.Kind.Infer(inner) is not { } output)
            return null;
        if (Obstacle(layer, "it") is { } obstacle)
            return c.Fail(Descriptors.NotPerStep, null, layer.Spec.Kind, obstacle);
        layer.Output = output;
        c.Layer.Parameters.AddRange(layer.Parameters);
        c.Layer.Scratch = steps * layer.Scratch;
        c.Layer.Checks.AddRange(layer.Checks.SelectMany(check => OverTime(check, steps, (int)step.Output.Length)));
        return output.Prepend(steps);
    }

    protected override Node Lower(LowerContext c, TimeDistributedAttribute a) => c.EachStep(staysInLoop: Slides(c.Layer.Wrapped!));

    // Why it cannot be the body of a loop, or be computed for all steps at once.
    private static string? Obstacle(Layer layer, string it) =>
        layer.Kind.IsWrapper || layer.Kind.Steps(layer.Spec).Iterates
            ? $"{it} goes through steps itself, and loops within loops are not supported. Bring all steps into one axis with [Reshape]"
        : layer.Subnetwork is { } inner ? inner.Layers.Select(l => Obstacle(l, $"its layer '{l.Name}'")).FirstOrDefault(o => o is not null)
        : layer.Parameters.Any(p => p.IsState) ? WholeSequences(layer, it)
        : null;

    private static string WholeSequences(Layer layer, string it) =>
        $"{it} takes whole sequences. " + (it == "it" ? "Remove [TimeDistributed]" : $"Put [{layer.Spec.Kind}] behind [TimeDistributed]");

    // Kernels know the windows of a sample, not those of its steps.
    private static bool Slides(Layer layer) => layer.Kind.SpatialAxes > 0 || (layer.Subnetwork is { } inner && inner.Layers.Any(Slides));

    // What is asked of a whole step is asked of all of them at once.
    private static IEnumerable<InputCheck> OverTime(InputCheck check, int steps, int size) =>
        check.Length == size
            ? [check with { Length = steps * size }]
            : Enumerable.Range(0, steps).Select(t => check with { Start = check.Start + t * size });
}
