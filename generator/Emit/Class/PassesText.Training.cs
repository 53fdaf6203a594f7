using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

internal sealed partial class PassesText
{
    private void Training(SourceWriter w, SourceWriter classes)
    {
        bool learns = programs.Graph.IsTrained;
        Call(w, $"Forward({_pass}, int phase)", "Training.Forward(s, phase)");
        if (learns)
            Call(w, $"Backward({_pass}, int phase)", "Training.Backward(s, phase)");
        Forward training = Both(
            classes,
            "Training",
            "From samples to z, and back to the gradients of the weights.",
            programs.Training,
            learns
        );
        if (learns && programs.Input is { } input)
        {
            Calls(w, "Input", "InputGradient");
            Continued(classes, "InputGradient", "From samples to z, and back to the gradient of the samples.", input, training);
        }
        if (programs.Slope is { } slope)
        {
            Calls(w, "Slope", "Slope");
            Both(
                classes,
                "Slope",
                "From samples to the slope of the sum of z along them, and from its cotangent to the gradients of the weights.",
                slope,
                learns: true
            );
        }
        if (programs.Curvature is { } curvature)
        {
            Calls(w, "GaussNewton", "GaussNewton");
            Forward product = Both(
                classes,
                "GaussNewton",
                "From samples to z and how it changes along a direction, and back to the product with the Gauss-Newton matrix.",
                curvature.GaussNewton,
                learns: true
            );
            Calls(w, "Hessian", "Hessian");
            Continued(
                classes,
                "Hessian",
                "From samples to z and how it changes along a direction, and back to the product with the Hessian.",
                curvature.Hessian,
                product
            );
        }
    }
}
