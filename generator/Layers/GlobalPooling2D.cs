using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>One value for each channel of the whole image.</summary>
internal abstract class GlobalPooling2D(string prefix) : Spatial(2, prefix)
{
    public override Shape? Infer(ShapeContext c) =>
        !c.CommonArguments() || !HasAxes(c) ? null : c.Spec.Flag("KeepDims", false) ? new Shape(1, 1, c.Input.Last) : new Shape(c.Input.Last);

    public override Node Lower(LowerContext c) => Pool(c.X).Reshape(c.WithBatch(c.Layer.Output));

    /// <summary>[n, 1, 1, channels].</summary>
    protected abstract Node Pool(Node x);
}
