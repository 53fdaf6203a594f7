using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Programs;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes the passes of a network: a class for each of its programs, which has the offsets of what it computes as constants, and a
/// method for each pass or, where threads wait for each other, one for each phase.</summary>
/// <param name="programs">The network.</param>
/// <param name="weights">The pass whose leaves say where all weights lie.</param>
/// <param name="library">Kernels go here.</param>
internal sealed partial class PassesText(NetworkPrograms<PassPlan> programs, PassPlan weights, KernelLibrary library)
{
    /// <summary>Fast from the first call on.</summary>
    private const string Optimized = "[Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveOptimization)]";

    /// <summary>From so many phases that differ only in their offsets, one method serves them all.</summary>
    private const int Many = 4;

    private readonly string _pass = $"in Ng::Pass<{programs.Graph.Spec.Number}> s";
    private readonly OffsetNames _weights = OffsetNames.OfWeights(weights);

    public void Write(SourceWriter w, bool isInferenceAlone = false)
    {
        var classes = new SourceWriter();
        Inference(w, classes);
        if (!isInferenceAlone)
            Training(w, classes);
        string remark = isInferenceAlone ? ": floats by elements, others by bytes." : "; their gradients lie as they do.";
        _weights.Write(w, remark: "Where weights begin" + remark);
        w.Line(classes.ToString().Trim('\n'));
    }

    private void Inference(SourceWriter w, SourceWriter classes)
    {
        Call(w, $"Infer({_pass})", "Inference.Run(s)");
        Output(w, "Output", programs.Graph);
        Straight(classes, "Inference", "From samples to z, where nothing is learned.", programs.Inference);
        if (programs.Streaming is not { } step)
            return;
        Call(w, $"Step({_pass})", "Streaming.Run(s)");
        Output(w, "StepOutput", step.Graph);
        Straight(classes, "Streaming", "One step of one sample to z.", step.Step);
        if (step.Beginning is not { } beginning)
            return;
        Call(w, $"Begin({_pass})", "Beginning.Run(s)");
        Straight(classes, "Beginning", "From the source to what every step reads, or the first one begins with.", beginning);
    }

    // What the runtime calls is a part of its own methods.
    private static void Call(SourceWriter w, string method, string pass)
    {
        w.Line("[Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]");
        w.Line($"public static void {method} => {pass};").Line();
    }

    // Both passes of another program than training's.
    private void Calls(SourceWriter w, string prefix, string program)
    {
        foreach (string pass in new[] { "Forward", "Backward" })
            Call(w, $"{prefix}{pass}({_pass}, int phase)", $"{program}.{pass}(s, phase)");
    }

    private void Output(SourceWriter w, string name, NetworkGraph graph)
    {
        string number = programs.Graph.Spec.Number,
            length = Show.Of(graph.OutputShape.Length),
            signature = $"public static void {name}(Ng::Ptr<{number}> z, Ng::Ptr<{number}> output, int n)";
        int pitch = Layouts.RoundUp((int)graph.OutputShape.Length);
        w.Line(Optimized);
        if (programs.Ends.All(end => end.Link == Link.None))
        {
            // The output as a whole knows faster ways for one sample and for many.
            string call = programs.Graph.Spec.IsBatchInvariant
                ? $"OutputPart.{CallOf(programs.Link, "z", pitch, "output", $"{length}, {length}")}"
                : $"Output.{CallOf(programs.Link, "z", pitch, "output", length)}";
            w.Line($"{signature} =>").Line($"    Ng::{call};").Line();
            return;
        }
        w.Block(
            signature,
            () =>
            {
                long start = 0;
                for (int i = 0; i < programs.Ends.Count; i++)
                {
                    string at = start == 0 ? "" : $" + {Show.Of(start)}",
                        lengths = $"{length}, {Show.Of(graph.Outputs[i].Output.Length)}";
                    w.Line($"Ng::OutputPart.{CallOf(programs.Ends[i].Link, "z" + at, pitch, "output" + at, lengths)};");
                    start += graph.Outputs[i].Output.Length;
                }
            }
        );
        w.Line();
    }

    private static string CallOf(Link link, string z, int pitch, string output, string lengths) =>
        $"{link.Name}({z}, {Show.Of(pitch)}, {output}, {lengths}, {string.Concat(link.Sizes.Select(size => Show.Of(size) + ", "))}n)";

    private void Straight(SourceWriter w, string name, string summary, PassPlan pass)
    {
        OffsetNames names = _weights.Of(pass);
        var methods = new SourceWriter();
        PassTemplate calls = Template(
            pass,
            names,
            pass.Plan.Kernels.OrderBy(k => k.Phase),
            isInference: !programs.Graph.Spec.IsBatchInvariant
        );
        Method(methods, $"public static void Run({_pass})", () => calls.Write(methods, calls.Offsets));
        Class(w, $"static class {name}", summary, names, methods);
    }

    private Forward Both(SourceWriter w, string name, string summary, PassPlan pass, bool learns)
    {
        OffsetNames names = _weights.Of(pass);
        Kernel[][] kernels = PhasesOf(pass, backward: false);
        PassTemplate[] forward = Templates(pass, names, kernels);
        var methods = new SourceWriter();
        Phases(methods, "Forward", forward);
        if (learns)
        {
            methods.Line();
            Phases(methods, "Backward", Templates(pass, names, PhasesOf(pass, backward: true)));
        }
        Class(w, $"abstract class {name}", summary, names, methods, "protected");
        return new(name, names, [.. kernels.Select(phase => phase.Length)], forward);
    }

    // A forward pass whose every phase begins as another program's calls that, and then does the rest: what both compute lies at the same
    // places.
    private void Continued(SourceWriter w, string name, string summary, PassPlan pass, Forward before)
    {
        IReadOnlyList<int> known = before.Kernels;
        Kernel[][] own = PhasesOf(pass, backward: false);
        OffsetNames names = _weights.Of(pass, before.Names);
        bool continues =
            known.Count == own.Length
            && Templates(pass, names, [.. own.Zip(known, (kernels, count) => kernels.Take(count).ToArray())])
                .Zip(before.Phases, (mine, its) => mine.Key == its.Key && mine.Offsets.SequenceEqual(its.Offsets))
                .All(isSame => isSame);
        if (!continues)
            names = _weights.Of(pass);
        var methods = new SourceWriter();
        if (continues)
            Continue(methods, before.Name, Templates(pass, names, [.. own.Zip(known, (kernels, count) => kernels.Skip(count).ToArray())]));
        else
            Phases(methods, "Forward", Templates(pass, names, own));
        methods.Line();
        PassTemplate[] backward = Templates(pass, names, PhasesOf(pass, backward: true));
        Phases(methods, "Backward", backward, continues ? "static new" : "static");
        Class(w, continues ? $"abstract class {name} : {before.Name}" : $"static class {name}", summary, names, methods);
    }

    private void Continue(SourceWriter w, string before, PassTemplate[] rests) =>
        Method(
            w,
            $"public static new void Forward({_pass}, int phase)",
            () =>
            {
                w.Line($"{before}.Forward(s, phase);");
                for (int phase = 0; phase < rests.Length; phase++)
                    if (!rests[phase].IsEmpty)
                        w.Line().Block($"if (phase == {Show.Of(phase)})", () => rests[phase].Write(w, rests[phase].Offsets));
            }
        );

    private void Phases(SourceWriter w, string name, PassTemplate[] phases, string modifiers = "static")
    {
        string header = $"public {modifiers} void {name}({_pass}, int phase)";
        if (phases.Length == 0)
        {
            w.Block(header, () => { });
            return;
        }
        if (phases.Length == 1)
        {
            Method(w, header, () => phases[0].Write(w, phases[0].Offsets));
            return;
        }
        ILookup<string, int> alike = Enumerable.Range(0, phases.Length).ToLookup(phase => phases[phase].Key);
        bool IsShared(int phase) => alike[phases[phase].Key].Count() >= Many && phases[phase].Offsets.Count > 0;
        int Text(int phase) => IsShared(phase) ? alike[phases[phase].Key].First() : phase;
        Method(
            w,
            header,
            () =>
                w.Block(
                    "switch (phase)",
                    () =>
                    {
                        for (int phase = 0; phase < phases.Length; phase++)
                        {
                            string offsets = IsShared(phase) ? string.Concat(phases[phase].Offsets.Select(offset => ", " + offset)) : "",
                                remark = IsShared(phase) ? " // layer " + phases[phase].Layer : "";
                            w.Line($"case {Show.Of(phase)}: {name}{Show.Of(Text(phase))}(s{offsets}); break;{remark}");
                        }
                    }
                )
        );
        for (int phase = 0; phase < phases.Length; phase++)
            if (Text(phase) == phase)
                Method(w.Line(), $"private static void {name}{Show.Of(phase)}({_pass}", phases[phase], IsShared(phase));
    }

    private static Kernel[][] PhasesOf(PassPlan pass, bool backward)
    {
        ILookup<int, Kernel> kernels = pass.Plan.Kernels.Where(k => k.IsBackward == backward).ToLookup(k => k.Phase);
        return [.. Enumerable.Range(0, pass.Plan.Phases(backward)).Select(phase => kernels[phase].ToArray())];
    }

    private PassTemplate[] Templates(PassPlan pass, OffsetNames names, Kernel[][] phases) =>
        [.. phases.Select(kernels => Template(pass, names, kernels))];

    private PassTemplate Template(PassPlan pass, OffsetNames names, IEnumerable<Kernel> kernels, bool isInference = false) =>
        new(offset => Scope(pass, offset, isInference), names, library, kernels);

    private PassScope Scope(PassPlan pass, Func<Block, string> offset, bool isInference) =>
        new(pass, offset, library, programs.Graph.Spec.IsDouble, isInference);

    // A method of phases that are alike is told where their values begin.
    private static void Method(SourceWriter w, string start, PassTemplate calls, bool isShared)
    {
        IReadOnlyList<string> parameters = isShared ? calls.Parameters() : [];
        string header = $"{start}{string.Concat(parameters.Select(p => ", int " + p))})";
        Method(w, header, () => calls.Write(w, isShared ? parameters : calls.Offsets, isShared));
    }

    private static void Method(SourceWriter w, string header, Action body)
    {
        w.Line(Optimized);
        w.Block(header, body);
    }

    private static void Class(
        SourceWriter w,
        string header,
        string summary,
        OffsetNames names,
        SourceWriter methods,
        string access = "private"
    )
    {
        w.Line().Line($"/// <summary>{summary}</summary>");
        w.Block(
            $"private {header}",
            () =>
            {
                names.Write(w, access);
                w.Line(methods.ToString().TrimEnd('\n'));
            }
        );
    }

    /// <summary>The forward pass of a program: the names of what it computes, how many kernels each phase has, and the phases.</summary>
    private sealed record Forward(string Name, OffsetNames Names, IReadOnlyList<int> Kernels, PassTemplate[] Phases);
}
