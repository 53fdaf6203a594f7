using NetGen.Generator.Attributes;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

internal sealed partial class ShapeContext
{
    /// <summary>Declares a parameter that starts at one value.</summary>
    public void Constant(string name, Shape shape, double value) =>
        layer.Parameters.Add(new Parameter(layer.Weights + "." + name, shape) { Constant = value });

    /// <summary>Declares a weight that is no parameter: it starts at one value and becomes what <see cref="LowerContext.Update"/>
    /// says.</summary>
    public void State(string name, Shape shape, double value) =>
        layer.Parameters.Add(new Parameter(layer.Weights + "." + name, shape) { Constant = value, IsState = true });

    /// <summary>Declares a weight that is no parameter and starts at random numbers.</summary>
    public void DrawnState(string name, Shape shape) =>
        layer.Parameters.Add(
            new Parameter(layer.Weights + "." + name, shape) { Initializer = nameof(Initializer.RandomNormal), IsState = true }
        );

    /// <summary>Declares a state that is learned before training; see <see cref="AdaptedCheck"/>.</summary>
    public void Learned(string name, Shape shape, double value) =>
        layer.Parameters.Add(
            new Parameter(layer.Weights + "." + name, shape)
            {
                Constant = value,
                IsState = true,
                IsFrozen = true,
            }
        );

    /// <summary>Declares a state of ones and zeros, of the shape of one of the layer's tensors, which is multiplied by it: what is 0 there
    /// does not count, and starts at 0. It stays as it starts, or as users set it.</summary>
    public void MaskOf(string tensor, string name, Refinement start, int seed)
    {
        int at = layer.Parameters.FindIndex(p => p.Name == layer.Weights + "." + tensor);
        layer.Parameters[at] = layer.Parameters[at] with { MaskedBy = name };
        layer.Parameters.Add(
            new Parameter(layer.Weights + "." + name, layer.Parameters[at].Shape)
            {
                IsState = true,
                IsFrozen = true,
                Start = start,
                Seed = seed,
            }
        );
    }

    /// <summary>Declares a state that is a moment of the reference batch; see <see cref="LowerContext.AddMoment"/>.</summary>
    public void Moment(string name, Shape shape, double value) =>
        layer.Parameters.Add(
            new Parameter(layer.Weights + "." + name, shape)
            {
                Constant = value,
                IsState = true,
                IsMoment = true,
            }
        );
}
