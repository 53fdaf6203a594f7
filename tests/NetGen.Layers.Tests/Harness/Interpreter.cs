using System.Runtime.CompilerServices;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using Noise = NetGen.CompilerServices.Noise;
using Random = NetGen.Generator.Primitives.Random;
using RandomKey = NetGen.CompilerServices.RandomKey;

namespace NetGen.Layers.Tests.Harness;

/// <summary>The naive reference of every primitive: plain loops in double over dense arrays in C order.</summary>
/// <param name="n">Samples.</param>
/// <param name="leaves">Inputs, parameters and states by name.</param>
/// <param name="seed">Of the random numbers.</param>
/// <param name="strict">An expression that reads a NaN is NaN, whichever branch it takes: the results are NaN where they depend on
/// one.</param>
internal sealed class Interpreter(int n, IReadOnlyDictionary<string, double[]> leaves, int seed = 1, bool strict = false)
{
    private readonly Dictionary<Node, double[]> _values = [];
    private List<Node> _live = [];

    /// <summary>The largest magnitude of a finite number on the way to what was asked for.</summary>
    public double Largest => _values.Values.SelectMany(v => v).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    /// <summary>The value of a node, whose batch axis is n long.</summary>
    public double[] Value(Node node)
    {
        _live = [.. Nodes.Live([node]).OrderBy(x => x.Id)];
        foreach (Node earlier in _live)
            if (earlier.Loop is null && !_values.ContainsKey(earlier))
                _values[earlier] = Compute(earlier);
        return _values[node];
    }

    private double[] Compute(Node node)
    {
        int[] dims = Dims(node);
        double[]?[] values = [.. node.Inputs.Select(input => _values.GetValueOrDefault(input))];
        int[][] lengths = [.. node.Inputs.Select(Dims)];
        double[] X(int input) => values[input]!;
        int[] D(int input) => lengths[input];
        switch (node)
        {
            // Nothing has been before.
            case Leaf { Key: var key } when key.StartsWith("carried ", StringComparison.Ordinal) && !leaves.ContainsKey(key):
                return Fill(dims, _ => 0);
            case Leaf leaf:
                return leaves[leaf.Key];
            case Fill fill:
                return Fill(dims, _ => fill.Value);
            case Random random:
                return Draw(random, dims);
            case Map map:
                return Fill(
                    dims,
                    at =>
                    {
                        double Input(int i) => X(i)[Stretched(at, D(i))];
                        return strict && Computed(map.Expression).Any(i => double.IsNaN(Input(i)))
                            ? double.NaN
                            : Evaluate(map.Expression, Input);
                    }
                );
            case Softmax:
                return Fill(
                    dims,
                    at =>
                    {
                        double max = double.NegativeInfinity,
                            sum = 0;
                        for (int j = 0; j < dims[^1]; j++)
                            max = Math.Max(max, X(0)[Index([.. at[..^1], j], dims)]);
                        for (int j = 0; j < dims[^1]; j++)
                            sum += Math.Exp(X(0)[Index([.. at[..^1], j], dims)] - max);
                        return Math.Exp(X(0)[Index(at, dims)] - max) / sum;
                    }
                );
            case LogSoftmax:
                return Fill(
                    dims,
                    at =>
                    {
                        double[] row = [.. Enumerable.Range(0, dims[^1]).Select(j => X(0)[Index([.. at[..^1], j], dims)])];
                        double x = row[at[^1]] - row.Max();
                        return x - Math.Log(row.Sum(other => Math.Exp(other - row.Max())));
                    }
                );
            case Reduce reduce:
            {
                double[] result = Fill(dims, _ => reduce.IsMax ? double.NegativeInfinity : 0);
                Each(
                    D(0),
                    at =>
                    {
                        // Reduced axes are of length 1.
                        ref double r = ref result[Stretched(at, dims)];
                        r = reduce.IsMax ? Math.Max(r, X(0)[Index(at, D(0))]) : r + X(0)[Index(at, D(0))];
                    }
                );
                return result;
            }
            case ArgMax most:
                return Fill(
                    dims,
                    at =>
                    {
                        int best = 0,
                            number = 0;
                        double top = double.NegativeInfinity;
                        Each(
                            most.Axes.Select(a => D(0)[a]).ToArray(),
                            offsets =>
                            {
                                int[] candidate = [.. at];
                                for (int i = 0; i < offsets.Length; i++)
                                    candidate[most.Axes[i]] = offsets[i];
                                if (X(0)[Index(candidate, D(0))] is var value && value > top)
                                    (top, best) = (value, number);
                                number++;
                            }
                        );
                        return best;
                    }
                );
            case Table table:
                return [.. table.Values];
            case Windows windows:
                return Fill(dims, at => X(0)[Index(Seen(windows.Form, at, D(0).Length), D(0))]);
            case Unwindow unwindow:
            {
                var result = new double[Count(dims)];
                Each(D(0), at => result[Index(Seen(unwindow.Form, at, dims.Length), dims)] += X(0)[Index(at, D(0))]);
                return result;
            }
            case Gather:
                return Fill(dims, at => X(0)[Index([(int)X(1)[Index(at[..^1], D(1))], at[^1]], D(0))]);
            case ScatterAdd:
            {
                var result = new double[Count(dims)];
                Each(D(0), at => result[Index([(int)X(1)[Index(at[..^1], D(1))], at[^1]], dims)] += X(0)[Index(at, D(0))]);
                return result;
            }
            case Contract c:
            {
                double[] result = new double[Count(dims)];
                string all = c.Result + c.Summed;
                int Dim(char l) => c.LabelsA.Contains(l) ? D(0)[c.LabelsA.IndexOf(l)] : D(1)[c.LabelsB.IndexOf(l)];
                int[] Axes(string labels) => [.. labels.Select(l => all.IndexOf(l))];
                int[] r = Axes(c.Result),
                    a = Axes(c.LabelsA),
                    b = Axes(c.LabelsB);
                Each([.. all.Select(Dim)], at => result[Index(at, r, dims)] += X(0)[Index(at, a, D(0))] * X(1)[Index(at, b, D(1))]);
                return result;
            }
            case Reshape or StopGradient or Pack:
                return X(0);
            case Generator.Primitives.Broadcast:
                return Fill(dims, at => X(0)[Stretched(at, D(0))]);
            case Transpose t:
            {
                int[] from = [.. Enumerable.Range(0, dims.Length).Select(axis => t.Order.ToList().IndexOf(axis))];
                return Fill(dims, at => X(0)[Index(at, from, D(0))]);
            }
            case StridedSlice p:
                return Fill(dims, at => X(0)[Index(at.Select((x, axis) => axis == p.Axis ? p.Start + p.Every * x : x).ToArray(), D(0))]);
            case Slice s:
                return Fill(dims, at => X(0)[Index(at.Select((x, axis) => axis == s.Axis ? x + s.Start : x).ToArray(), D(0))]);
            case Pad p:
                return Fill(
                    dims,
                    at =>
                    {
                        int[] inside = [.. at.Select((x, axis) => x - p.Before[axis])];
                        return inside.Select((x, axis) => x >= 0 && x < D(0)[axis]).All(ok => ok) ? X(0)[Index(inside, D(0))] : p.Value;
                    }
                );
            case Concat concat:
                return Fill(
                    dims,
                    at =>
                    {
                        int x = at[concat.Axis],
                            part = 0;
                        while (x >= D(part)[concat.Axis])
                            x -= D(part++)[concat.Axis];
                        return X(part)[Index(at.Select((v, axis) => axis == concat.Axis ? x : v).ToArray(), D(part))];
                    }
                );
            case Scan:
                return [];
            case ScanOut result:
                Iterate(result.Scan, [.. _live.OfType<ScanOut>().Where(o => o.Scan == result.Scan)]);
                return _values[result];
            default:
                throw new NotSupportedException(node.ToString());
        }
    }

    // Step by step, all results at once.
    private void Iterate(Scan scan, IReadOnlyList<ScanOut> results)
    {
        Generator.Primitives.TimeLoop loop = scan.InnerLoop;
        List<Node> body = [.. Nodes.Live(results).Where(x => x.Loop == loop).OrderBy(x => x.Id)];
        double[][] carried = [.. scan.Carries.Select(c => _values[c.Initial])];
        var behind = new double[loop.Length][][];
        Dictionary<Accumulator, double[][]> accumulators = scan
            .Accumulations.Select(p => p.Accumulator)
            .Distinct()
            .ToDictionary(
                r => r,
                r =>
                    Enumerable
                        .Range(0, loop.Length)
                        .Select(t => t == loop.Length - 1 ? [.. _values[r.Initial]] : new double[_values[r.Initial].Length])
                        .ToArray()
            );
        foreach (ScanOut all in results.Where(r => !r.IsLast))
            _values[all] = new double[Count(Dims(all))];
        for (int k = 0; k < loop.Length; k++)
        {
            int t = loop.IsReverse ? loop.Length - 1 - k : k;
            foreach (Node node in body)
                _values[node] =
                    node is Step step ? OneStep(step, t)
                    : node is Carry carry ? carried[scan.Carries.ToList().IndexOf(carry)]
                    : node is Accumulator sum ? accumulators[sum][t]
                    : node is Linked linked ? Fill(Dims(linked), at => Linked(linked, at))
                    : node is Accumulate added ? Accumulated(added)
                    : Compute(node);
            foreach (ScanOut all in results.Where(r => !r.IsLast))
            {
                int axis = Generator.Primitives.TimeLoop.TimeAxis(all.Value.Shape);
                double[] whole = _values[all],
                    one = _values[all.Value];
                int[] dims = Dims(all),
                    ofOne = Dims(all.Value);
                Each(ofOne, at => whole[Index([.. at[..axis], t, .. at[axis..]], dims)] = one[Index(at, ofOne)]);
            }
            carried = behind[t] = [.. scan.Next.Select(next => _values[next])];
        }
        foreach (ScanOut last in results.Where(r => r.IsLast))
            _values[last] = carried[scan.Carries.ToList().IndexOf((Carry)last.Value)];

        double Linked(Linked linked, int[] at)
        {
            int link = (int)_values[linked.Links][at[0] * linked.Links.Shape[1] + at[1]];
            double[] row = link < 0 ? _values[linked.Carry.Initial] : behind[link][scan.Carries.ToList().IndexOf(linked.Carry)];
            return row[Index([at[0], .. at[2..]], Dims(linked.Carry))];
        }

        double[] Accumulated(Accumulate added)
        {
            Each(
                Dims(added.Value),
                at =>
                {
                    int link = (int)_values[added.Links][at[0] * added.Links.Shape[1] + at[1]];
                    if (link >= 0)
                        accumulators[added.Accumulator][link][Index([at[0], .. at[2..]], Dims(added.Accumulator))] += _values[added.Value][
                            Index(at, Dims(added.Value))
                        ];
                }
            );
            return [];
        }
    }

    private double[] OneStep(Step step, int t)
    {
        double[] sequence = _values[step.Sequence];
        int[] dims = Dims(step.Sequence);
        return Fill(Dims(step), at => sequence[Index([.. at[..step.Axis], t, .. at[step.Axis..]], dims)]);
    }

    // Where in an image of some rank an element of its windows stands.
    private static int[] Seen(WindowForm form, int[] at, int rank)
    {
        int first = rank - 1 - form.Axes;
        return
        [
            .. at[..first],
            .. Enumerable.Range(0, form.Axes).Select(a => at[first + a] * form.Strides[a] + at[first + form.Axes + a] * form.Dilations[a]),
            at[^1],
        ];
    }

    private int[] Dims(Node node) => node.Shape.ToArray().Select(d => d == Shape.N ? n : d).ToArray();

    // The numbers themselves come from the runtime: their distribution has tests of its own.
    private unsafe double[] Draw(Random random, int[] dims)
    {
        var values = new double[Count(dims)];
        var key = new RandomKey(random.Seed == 0 ? seed : random.Seed, 0);
        fixed (double* start = values)
        {
            if (random.Kind == RandomKind.Uniform)
                Noise.Uniform(new CompilerServices.Ptr<double>(start), dims[^1], dims[^1], 0, values.Length / dims[^1], random.Stream, key);
            else
                Noise.Normal(new CompilerServices.Ptr<double>(start), dims[^1], dims[^1], 0, values.Length / dims[^1], random.Stream, key);
        }
        return values;
    }

    // The inputs that do more than be compared: that NaN equals nothing is known.
    private static IEnumerable<int> Computed(Expr e) =>
        e switch
        {
            In i => [i.Index],
            Same => [],
            _ => e.Parts.SelectMany(Computed),
        };

    private double Evaluate(Expr e, Func<int, double> input) =>
        e switch
        {
            Const c => c.Value,
            InverseBatch => 1.0 / n,
            In i => input(i.Index),
            Un u => u.Function.Value(Evaluate(u.Argument, input)),
            Same s => Evaluate(s.Left, input) == Evaluate(s.Right, input) ? 1 : 0,
            Sel s => Evaluate(s.Condition, input) > 0 ? Evaluate(s.Yes, input) : Evaluate(s.No, input),
            Bin { Symbol: '+' } b => Evaluate(b.Left, input) + Evaluate(b.Right, input),
            Bin { Symbol: '-' } b => Evaluate(b.Left, input) - Evaluate(b.Right, input),
            Bin { Symbol: '*' } b => Evaluate(b.Left, input) * Evaluate(b.Right, input),
            Bin b => Evaluate(b.Left, input) / Evaluate(b.Right, input),
            _ => throw new NotSupportedException(e.Key),
        };

    private static double[] Fill(int[] dims, Func<int[], double> value)
    {
        var values = new double[Count(dims)];
        Each(dims, at => values[Index(at, dims)] = value(at));
        return values;
    }

    // Visits every index in C order, in one array that moves on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each(int[] dims, Action<int[]> visit)
    {
        var at = new int[dims.Length];
        for (int left = Count(dims); left > 0; left--)
        {
            visit(at);
            for (int axis = dims.Length - 1; axis >= 0 && ++at[axis] == dims[axis]; axis--)
                at[axis] = 0;
        }
    }

    private static int Count(int[] dims) => dims.Aggregate(1, (p, d) => p * d);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Index(int[] at, int[] dims)
    {
        int index = 0;
        for (int axis = 0; axis < dims.Length; axis++)
            index = index * dims[axis] + at[axis];
        return index;
    }

    // The same of some of the axes, in another order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Index(int[] at, int[] axes, int[] dims)
    {
        int index = 0;
        for (int axis = 0; axis < dims.Length; axis++)
            index = index * dims[axis] + at[axes[axis]];
        return index;
    }

    // The same where an axis of length 1 stands for one of any length, and the first ones may be missing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Stretched(int[] at, int[] dims)
    {
        int index = 0;
        for (int axis = 0; axis < dims.Length; axis++)
            index = index * dims[axis] + (dims[axis] == 1 ? 0 : at[at.Length - dims.Length + axis]);
        return index;
    }
}
