using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the passes of a network, a method for each or, where threads wait for each other, one for each phase.</summary>
internal sealed class PassesText(NetworkPrograms<PassPlan> programs, KernelLibrary library)
{
    private const string Optimized = "[Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]";

    private readonly string _pass = $"in Ng::Pass<{programs.Graph.Spec.Number}> s";

    public void Write(SourceWriter w)
    {
        Inference(w, "Infer", programs.Inference);
        w.Line();
        Output(w, "Output", programs.Graph);
        w.Line();
        if (programs.Streaming is { } step)
        {
            Inference(w, "Step", step.Pass);
            w.Line();
            Output(w, "StepOutput", step.Graph);
            w.Line();
        }
        Training(w, "Forward", programs.Training, backward: false);
        if (programs.Graph.Purpose == Purpose.Draw)
            return;
        w.Line();
        Training(w, "Backward", programs.Training, backward: true);
        if (programs.Input is not { } input)
            return;
        w.Line();
        Training(w, "InputForward", input, backward: false);
        w.Line();
        Training(w, "InputBackward", input, backward: true);
    }

    private void Output(SourceWriter w, string name, NetworkGraph graph)
    {
        string number = programs.Graph.Spec.Number;
        Link link = programs.Link;
        int length = (int)graph.OutputShape.Length,
            pitch = Layouts.RoundUp(length);
        w.Line(Optimized);
        w.Line($"public static void {name}(Ng::Ptr<{number}> z, Ng::Ptr<{number}> output, int n) =>");
        w.Line(
            $"    Ng::Output.{link.Name}(z, {Show.Of(pitch)}, output, {Show.Of(length)}, "
                + $"{string.Concat(link.Sizes.Select(size => Show.Of(size) + ", "))}n);"
        );
    }

    private void Inference(SourceWriter w, string name, PassPlan pass) =>
        Method(w, $"public static void {name}({_pass})", pass, pass.Plan.Kernels.OrderBy(k => k.Phase), isInference: true);

    private void Training(SourceWriter w, string name, PassPlan pass, bool backward)
    {
        int phases = pass.Plan.Phases(backward);
        IEnumerable<Kernel> Kernels(int phase) => pass.Plan.Kernels.Where(k => k.IsBackward == backward && k.Phase == phase);
        string header = $"public static void {name}({_pass}, int phase)";
        if (phases == 1)
        {
            Method(w, header, pass, Kernels(0), isInference: false);
            return;
        }
        w.Line(Optimized);
        w.Block(
            header,
            () =>
            {
                for (int phase = 0; phase < phases; phase++)
                    w.Line($"{(phase == 0 ? "if" : "else if")} (phase == {Show.Of(phase)}) {name}{Show.Of(phase)}(s);");
            }
        );
        for (int phase = 0; phase < phases; phase++)
        {
            w.Line();
            Method(w, $"private static void {name}{Show.Of(phase)}({_pass})", pass, Kernels(phase), isInference: false);
        }
    }

    private void Method(SourceWriter w, string header, PassPlan pass, IEnumerable<Kernel> kernels, bool isInference)
    {
        w.Line(Optimized);
        w.Block(header, () => PassText.Write(w, new PassScope(pass, library, programs.Graph.Spec.IsDouble, isInference), library, kernels));
    }
}
