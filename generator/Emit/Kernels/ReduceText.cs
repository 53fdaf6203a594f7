using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes a reduction: its terms as Term, its result as Finish.</summary>
internal static class ReduceText
{
    public static string Call(ReduceKernel kernel, PassScope pass, KernelLibrary library)
    {
        var reduce = (Reduce)kernel.Root;
        Node x = reduce.Inputs[0];
        Shape space = x.Shape;
        int last = space.Rank - 1;
        bool foldsLast = reduce.Axes.Contains(last);
        int[] kept = Enumerable.Range(0, last).Where(a => !reduce.Axes.Contains(a)).ToArray();
        int[] folded = Enumerable.Range(0, last).Where(a => reduce.Axes.Contains(a)).ToArray();
        string Join(params string[] parts) => string.Join(" + ", parts.Where(p => p.Length > 0));
        string Column(int step) =>
            step == 0 ? ""
            : step == 1 ? "j"
            : $"j * {Show.Of(step)}";

        var text = new KernelText(kernel, pass);
        string value = text.Value(
            x,
            space,
            steps => Join(OffsetText.Of("o", kept, space, steps), OffsetText.Of("r", folded, space, steps), Column(steps[last]))
        );
        string[] termStatements = [.. text.Statements];
        string formula = text.Formula(x);
        text.Store(reduce, space, "value", steps => Join(OffsetText.Of("o", kept, space, steps), foldsLast ? "" : "j"));
        string store = text.Statements[text.Statements.Count - 1];

        bool padded = !foldsLast && text.ReadsPadded && !text.IsStrided && pass.Plan.MayFillPadding(reduce) && pass.Plan.HasZeroPadding(x);
        string columns = Show.Of(padded ? Layouts.RoundUp(space.Last) : space.Last);
        string fold = reduce.IsMax ? "Max" : "Sum",
            driver = (foldsLast ? "Rows" : "Columns") + (text.IsStrided ? "Strided" : "");
        string number = text.Number;
        string name = library.Add(
            KernelLibrary.Name(kernel, space.ToArray(), KernelText.Stem(reduce.Name)),
            unique =>
                $$"""
                    /// <summary>{{KernelText.Stem(reduce.Name)}} = {{fold.ToLowerInvariant()}} of {{Show.Xml(
                        formula
                    )}}: {{space}} -> {{reduce.Shape}}.</summary>
                    private readonly struct {{unique}}({{text.Parameters}}) : Ng::IReduce<{{text.Number}}>
                    {
                        public void Run(int from, int to, int reduced, int columns) =>
                            Ng::Reduce.{{driver}}<{{number}}, Ng::{{fold}}<{{number}}>, {{unique}}>(this, from, to, reduced, columns);

                        [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]
                        public V Term<V>(int o, int r, int j) where V : struct, Ng::IVec<V, {{text.Number}}>
                        {
                            {{KernelText.Body(termStatements.Append($"return {value};"))}}
                        }

                        [Compiler::MethodImpl(Compiler::MethodImplOptions.AggressiveInlining)]
                        public void Finish<V>(V value, int o, int j) where V : struct, Ng::IVec<V, {{text.Number}}>
                        {
                            {{store}}
                        }
                    }
                    """
        );
        Shape outer = new(kept.Select(a => space[a]).ToArray());
        return $"new {name}({text.Arguments}).Run({PassScope.Range(outer, 0)}, {PassScope.Count(folded.Select(a => space[a]))}, columns: "
            + $"{columns});";
    }
}
