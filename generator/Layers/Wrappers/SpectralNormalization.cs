using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

/// <summary>A layer whose kernel is divided by its largest singular value.</summary>
internal sealed class SpectralNormalization : Wrapper<SpectralNormalizationAttribute>
{
    /// <summary>Each is written out.</summary>
    private const int MostIterations = 16;

    /// <summary>As PyTorch's.</summary>
    private const double Epsilon = 1e-12;

    private const string Kernel = "kernel",
        Vector = "u";

    // Layers with a kernel of which the last axis are the outputs.
    private static readonly LayerKind[] s_kinds = [new Dense(), new Conv1D(), new Conv2D()];

    public override string Prefix => "spectral_normalization";

    public override StepBehaviour Steps(LayerSpec spec) =>
        Array.Find(s_kinds, kind => kind.Attribute == spec.Wrapped!.Kind)?.Steps(spec.Wrapped!) ?? StepBehaviour.AllAtOnce;

    public override (string, string)? NoCurvature(LayerSpec spec) =>
        ("takes the vectors of its power iterations as given, so that its gradient is that of no function", "remove it");

    protected override Shape? Infer(ShapeContext c, SpectralNormalizationAttribute a)
    {
        if (!c.Require(a.PowerIterations is >= 1 and <= MostIterations, nameof(a.PowerIterations), a.PowerIterations, "between 1 and 16"))
            return null;
        if (s_kinds.All(kind => kind.Attribute != c.Spec.Wrapped!.Kind))
            return c.Fail(
                Descriptors.NoKernel,
                null,
                c.Spec.Wrapped!.Kind,
                string.Join(", ", s_kinds.Select(kind => $"[{kind.Attribute}]"))
            );
        ShapeContext inner = Wrap(c, c.Layer.Inputs[0]);
        Layer layer = inner.Layer;
        if (layer.Kind.Infer(inner) is not { } output)
            return null;
        layer.Output = output;
        c.Layer.Parameters.AddRange(layer.Parameters);
        c.Layer.Scratch = layer.Scratch;
        c.DrawnState(Vector, new Shape(layer.Parameters[0].Shape.Last));
        return output;
    }

    protected override Node Lower(LowerContext c, SpectralNormalizationAttribute a)
    {
        LowerContext inner = c.Wrapped(c.Suffix);
        Node kernel = inner.Parameter(Kernel, "W");
        Node sigma = LargestStretch(c, a, kernel).Reshape(new Shape([.. kernel.Shape.ToArray().Select(_ => 1)])).Named("sigma" + c.Suffix);
        inner.Replace(Kernel, Map.Of(new In(0) / Expr.Max(new In(1), Epsilon), kernel, sigma).Named("S" + c.Suffix));
        Node y = inner.Penalized(inner.Layer.Kind.Lower(inner));
        c.OutputMask = inner.OutputMask;
        return y;
    }

    // [1, 1]. Vectors are a row [1, out], u, and a column [rows, 1], v.
    private static Node LargestStretch(LowerContext c, SpectralNormalizationAttribute a, Node kernel)
    {
        int columns = kernel.Shape.Last;
        Node matrix = kernel.Reshape(new Shape((int)(kernel.Shape.Length / columns), columns)),
            given = StopGradient.Of(matrix),
            u = c.Parameter(Vector, "u").Reshape(new Shape(1, columns)),
            v;
        if (c.Training)
        {
            for (int i = 1; ; i++)
            {
                v = Column(given, u);
                u = Unit(Product(given, v, 0));
                if (i == a.PowerIterations)
                    break;
            }
            c.Update(Vector, u.Reshape(new Shape(columns)).Named("newU" + c.Suffix));
        }
        else
            v = Column(given, u = Unit(u));
        Node pairs = Map.Of(new In(0) * new In(1) * new In(2), matrix, StopGradient.Of(v), StopGradient.Of(u));
        return Primitives.Reduce.Sum(pairs, 0, 1);
    }

    private static Node Column(Node matrix, Node u) => Unit(Product(matrix, u, 1));

    private static Node Product(Node matrix, Node vector, int axis) =>
        Primitives.Reduce.Sum(Map.Of(new In(0) * new In(1), matrix, vector), axis);

    private static Node Unit(Node vector)
    {
        Node square = Primitives.Reduce.Sum(Map.Of(new In(0) * new In(0), vector), 0, 1);
        return Map.Of(new In(0) / Expr.Max(new Un(Fn.Sqrt, new In(1)), Epsilon), vector, square);
    }
}
