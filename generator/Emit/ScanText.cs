using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Emit;

/// <summary>Writes a loop over time: what it begins with, and the kernels of its body.</summary>
internal static class ScanText
{
    public static string Call(ScanKernel kernel, PassText pass, KernelLibrary library)
    {
        Loop loop = kernel.Scan.InnerLoop;
        string length = Text.Of(loop.Length), last = Text.Of(loop.Length - 1);
        return string.Join("\n",
        [
            .. kernel.Scan.Carries.Select(c => Begin(c, pass)),
            loop.IsReverse ? $"for (int t = {last}; t >= 0; t--)" : $"for (int t = 0; t < {length}; t++)",
            "{",
            .. kernel.Body.Select(k => library.Call(k, pass)).Where(call => call.Length > 0).SelectMany(call => call.Split('\n')).Select(line => "    " + line),
            "}",
        ]);
    }

    private static string Begin(Carry carry, PassText pass)
    {
        Place own = pass.Place(carry);
        int size = Place.Size(carry.Shape), row = Steps.InitialRow(carry);
        string first = pass.Address(own with { Strides = new Strides(own.Strides.Offset + row * size, own.Strides.Steps), Running = "" }), pitch = Text.Of(own.Strides.Steps[0]);
        if (carry.Initial is Fill fill) return $"Ng.Rows.Fill({first}, {pitch}, {Text.Of(size)}, {Text.Literal(fill.Value, pass.IsDouble)}, s.From, s.To);";
        Place initial = pass.Place(carry.Initial);
        return $"Ng.Rows.Copy({pass.Address(initial)}, {Text.Of(initial.Strides.Steps[0])}, {first}, {pitch}, {Text.Of(size)}, s.From, s.To);";
    }
}
