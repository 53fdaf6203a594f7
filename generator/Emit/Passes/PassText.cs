using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes one method of a pass: a straight line of kernel calls under a comment a layer, with pointers declared where they are
/// first needed.</summary>
internal static class PassText
{
    public static void Write(SourceWriter writer, PassScope scope, KernelLibrary library, IEnumerable<Kernel> kernels)
    {
        string heading = "";
        foreach (Kernel kernel in kernels)
        {
            string call = KernelCalls.Of(kernel, scope, library);
            if (call.Length == 0)
                continue;
            if (kernel.Origin.Heading != heading)
            {
                if (heading.Length > 0)
                    writer.Line();
                writer.Line("// " + (heading = kernel.Origin.Heading));
            }
            if (scope.TakeDeclarations() is { Length: > 0 } declarations)
                writer.Line($"Ng::Ptr<{(scope.IsDouble ? "double" : "float")}> {string.Join(", ", declarations)};");
            writer.Line(call);
        }
    }
}
