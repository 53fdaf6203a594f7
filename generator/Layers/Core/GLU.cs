using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class GLU : LayerKind<GLUAttribute>
{
    public override string Prefix => "glu";

    protected override StepBehaviour Steps(GLUAttribute a) => SampleAxes.Steps(a.Axis);

    protected override Shape? Infer(ShapeContext c, GLUAttribute a)
    {
        int features = c.Input.Last;
        return features % 2 == 0
            ? c.Input.With(c.Input.Rank - 1, features / 2)
            : c.Fail(Descriptors.OddHalves, null, Attribute, c.Given.ToString(), Show.Of(features), SampleAxes.Called(a.Axis));
    }

    protected override Node Lower(LowerContext c, GLUAttribute a)
    {
        if (c.IsAlongSteps)
            c.OutputMask = null;
        int last = c.X.Shape.Rank - 1,
            half = c.X.Shape.Last / 2;
        Node gate = Fn.Sigmoid[c.X.Slice(last, half, half)].Named("gate" + c.Suffix);
        return Map.Of(new In(0) * new In(1), c.X.Slice(last, 0, half), gate);
    }
}
