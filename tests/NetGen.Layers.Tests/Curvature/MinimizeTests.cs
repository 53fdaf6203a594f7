namespace NetGen.Layers.Tests.Curvature;

/// <summary>Optimizers of the second order on functions whose minima are known.</summary>
public class MinimizeTests
{
    public static TheoryData<string> All => ["LBFGS", "PolakRibierePlus", "FletcherReeves", "HessianFree"];

    [Theory]
    [InlineData(ConjugateGradientUpdate.PolakRibierePlus)]
    [InlineData(ConjugateGradientUpdate.FletcherReeves)]
    public void ConjugateGradientsEndInAsManyStepsAsThereAreVariables(ConjugateGradientUpdate update)
    {
        foreach (int n in new[] { 1, 2, 5, 12 })
            for (int seed = 0; seed < 20; seed++)
            {
                var quadratic = new Quadratic(n, seed);
                double[] point = new double[n];
                double first = quadratic.GradientNorm(point);
                Minimum minimum = new ConjugateGradient(update).Minimize(quadratic, point, n, tolerance: 0);
                Assert.True(
                    quadratic.GradientNorm(point) < 1e-7 * first,
                    $"{minimum.Iterations} of {n} steps leave {quadratic.GradientNorm(point) / first:e1} of the gradient."
                );
            }
    }

    // Fewer steps do not do.
    [Fact]
    public void NoFewerSteps()
    {
        var quadratic = new Quadratic(12, 0);
        double[] point = new double[12];
        double first = quadratic.GradientNorm(point);
        new ConjugateGradient().Minimize(quadratic, point, 10, tolerance: 0);
        Assert.True(quadratic.GradientNorm(point) > 1e-6 * first);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Rosenbrock(string name)
    {
        foreach (int n in new[] { 2, 10 })
        {
            double[] point = [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? -1.2 : 1.0)];
            Minimum minimum = Of(name).Minimize(new RosenbrockValley(n), point, 2_000, 1e-9);
            Assert.True(minimum.GradientNorm < 1e-6, $"{name} ends at {minimum}.");
            Assert.All(point, x => Assert.Equal(1, x, 1e-5));
        }
    }

    // From the same start the same bits, and the function never gets larger.
    [Theory]
    [MemberData(nameof(All))]
    public void IsMonotoneAndRepeatable(string name)
    {
        double[] once = [-1.2, 1],
            again = [-1.2, 1];
        double before = double.PositiveInfinity;
        for (int iterations = 1; iterations < 30; iterations++)
        {
            double[] point = [-1.2, 1];
            double value = Of(name).Minimize(new RosenbrockValley(2), point, iterations).Value;
            Assert.True(value <= before);
            before = value;
        }
        Of(name).Minimize(new RosenbrockValley(2), once, 25);
        Of(name).Minimize(new RosenbrockValley(2), again, 25);
        Assert.Equal(once, again);
    }

    // f(x) = x - ln x is no number left of 0, where steps that are too long end.
    [Theory]
    [MemberData(nameof(All))]
    public void GoesRoundWhatIsNoNumber(string name)
    {
        double[] point = [30];
        Of(name).Minimize(new Barrier(), point, 200);
        Assert.Equal(1, point[0], 1e-6);
    }

    [Fact]
    public void RefusesWhatCannotBe()
    {
        Assert.Throws<ArgumentException>(() => new LBFGS().Minimize(new Barrier(), new double[2]));
        Assert.Throws<ArithmeticException>(() => new LBFGS().Minimize(new Barrier(), new double[] { -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LBFGS(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HessianFree(float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConjugateGradient((ConjugateGradientUpdate)7));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        double[] point = [30];
        Assert.Throws<OperationCanceledException>(() => new LBFGS().Minimize(new Barrier(), point, cancellation: cancelled.Token));
        Assert.Equal(30, point[0]);
    }

    private static SecondOrderOptimizer Of(string name) =>
        name switch
        {
            "LBFGS" => new LBFGS(),
            "HessianFree" => new HessianFree(),
            _ => new ConjugateGradient(Enum.Parse<ConjugateGradientUpdate>(name)),
        };

    // Half of xᵀAx - bᵀx with eigenvalues from 1 to 100, in a basis of its own.
    private sealed class Quadratic : IObjective
    {
        private readonly double[][] _a;
        private readonly double[] _b;

        public Quadratic(int n, int seed)
        {
            var random = new System.Random(seed);
            double[] normal = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5)];
            double square = normal.Sum(v => v * v);
            double Mirror(int i, int j) => (i == j ? 1 : 0) - 2 * normal[i] * normal[j] / square;
            double[] values = [.. Enumerable.Range(0, n).Select(i => 1 + 99.0 * i / Math.Max(1, n - 1))];
            _a =
            [
                .. Enumerable
                    .Range(0, n)
                    .Select(i =>
                        (double[])
                            [
                                .. Enumerable
                                    .Range(0, n)
                                    .Select(j => Enumerable.Range(0, n).Sum(k => Mirror(i, k) * values[k] * Mirror(k, j))),
                            ]
                    ),
            ];
            _b = [.. Enumerable.Range(0, n).Select(_ => 10 * random.NextDouble())];
        }

        public int Length => _b.Length;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            double value = 0;
            Multiply(point, point, gradient);
            for (int i = 0; i < _b.Length; i++)
            {
                value += point[i] * (0.5 * gradient[i] - _b[i]);
                gradient[i] -= _b[i];
            }
            return value;
        }

        public void Multiply(ReadOnlySpan<double> point, ReadOnlySpan<double> vector, Span<double> product)
        {
            for (int i = 0; i < _b.Length; i++)
            {
                product[i] = 0;
                for (int j = 0; j < _b.Length; j++)
                    product[i] += _a[i][j] * vector[j];
            }
        }

        public double GradientNorm(double[] point)
        {
            double[] gradient = new double[point.Length];
            Evaluate(point, gradient);
            return Math.Sqrt(gradient.Sum(g => g * g));
        }
    }

    // Σ 100 (x' - x²)² + (1 - x)² over neighbours: sums of squares, whose Gauss-Newton matrix is 2 JᵀJ.
    private sealed class RosenbrockValley(int n) : IObjective
    {
        public int Length => n;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            double value = 0;
            gradient.Clear();
            for (int i = 0; i + 1 < n; i++)
            {
                double a = point[i + 1] - point[i] * point[i],
                    b = 1 - point[i];
                value += 100 * a * a + b * b;
                gradient[i] += -400 * a * point[i] - 2 * b;
                gradient[i + 1] += 200 * a;
            }
            return value;
        }

        public void Multiply(ReadOnlySpan<double> point, ReadOnlySpan<double> vector, Span<double> product)
        {
            product.Clear();
            for (int i = 0; i + 1 < n; i++)
            {
                double a = vector[i + 1] - 2 * point[i] * vector[i];
                product[i] += -400 * point[i] * a + 2 * vector[i];
                product[i + 1] += 200 * a;
            }
        }
    }

    private sealed class Barrier : IObjective
    {
        public int Length => 1;

        public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            gradient[0] = 1 - 1 / point[0];
            return point[0] - Math.Log(point[0]);
        }

        public void Multiply(ReadOnlySpan<double> point, ReadOnlySpan<double> vector, Span<double> product) =>
            product[0] = vector[0] / (point[0] * point[0]);
    }
}
