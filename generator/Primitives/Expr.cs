using NetGen.Generator.Text;

namespace NetGen.Generator.Primitives;

/// <summary>A scalar expression over the elements of a Map's inputs.</summary>
internal abstract class Expr
{
    /// <summary>Equal keys, equal expressions.</summary>
    public abstract string Key { get; }

    public abstract IReadOnlyList<Expr> Parts { get; }

    public abstract Expr With(IReadOnlyList<Expr> parts);

    /// <summary>The derivative with respect to input <paramref name="input"/>; <paramref name="self"/> stands for the value of this
    /// expression.</summary>
    public abstract Expr Derivative(int input, Expr self);

    /// <summary>What is known of the value, given the same of each input.</summary>
    public abstract Bounds Bounds(IReadOnlyList<Bounds> inputs);

    /// <summary>The sum over a row of so many elements, given those of the inputs; null where it is not known.</summary>
    public virtual double? RowSum(IReadOnlyList<double?> inputs, int columns) => null;

    /// <summary>In how many factors an input stands at most; no number where something else is made of one.</summary>
    public virtual double Degree => UsedInputs().Any() ? double.PositiveInfinity : 0;

    /// <summary>Linear in each input, if the others stay as they are.</summary>
    public bool IsMultilinear => UsedInputs().Distinct().All(i => Substitute(j => j == i ? new In(j) : 0.5).Degree <= 1);

    /// <summary>It calls a function that takes many operations.</summary>
    public bool HasHeavy => this is Un { Function.IsHeavy: true } || Parts.Any(part => part.HasHeavy);

    /// <summary>Replaces inputs.</summary>
    public Expr Substitute(Func<int, Expr> replacement) =>
        this is In i ? replacement(i.Index)
        : Parts.Count == 0 ? this
        : With(Parts.Select(p => p.Substitute(replacement)).ToList());

    public IEnumerable<int> UsedInputs() => this is In i ? [i.Index] : Parts.SelectMany(p => p.UsedInputs());

    public static implicit operator Expr(double value) => new Const(value);

    public static Expr operator +(Expr a, Expr b) =>
        a.Is(0) ? b
        : b.Is(0) ? a
        : Fold(a, b, (x, y) => x + y) ?? new Bin('+', a, b);

    public static Expr operator -(Expr a, Expr b) => b.Is(0) ? a : Fold(a, b, (x, y) => x - y) ?? new Bin('-', a, b);

    public static Expr operator *(Expr a, Expr b)
    {
        if (a.Is(0) || b.Is(0))
            return 0;
        if (a.Is(1))
            return b;
        if (b.Is(1))
            return a;
        // A factor moves into a selection between constants: dy · (x > 0 ? 1 : 0) is x > 0 ? dy : 0.
        if (b is Sel { IsConstant: true } right)
            return new Sel(right.Condition, a * right.Yes, a * right.No);
        if (a is Sel { IsConstant: true } left)
            return new Sel(left.Condition, left.Yes * b, left.No * b);
        return Fold(a, b, (x, y) => x * y) ?? new Bin('*', a, b);
    }

    public static Expr operator /(Expr a, Expr b) =>
        a.Is(0) ? 0
        : b.Is(1) ? a
        : Fold(a, b, (x, y) => x / y) ?? new Bin('/', a, b);

    public static Expr operator -(Expr a) => 0 - a;

    /// <summary>condition &gt; 0 ? yes : no.</summary>
    public static Expr Select(Expr condition, Expr yes, Expr no) =>
        yes.Key == no.Key ? yes
        : condition is Const c
            ? c.Value > 0 ? yes
                : no
        : new Sel(condition, yes, no);

    /// <summary>The larger of two. A NaN equals nothing: that of a is kept before the comparison, and that of b fails it.</summary>
    public static Expr Max(Expr a, Expr b) => Select(new Same(a, a), Select(a - b, a, b), a);

    /// <summary>x, but at least low and at most high. NaN fails either comparison and stays.</summary>
    public static Expr Clip(Expr x, Expr low, Expr high) => Select(low - x, low, Select(x - high, high, x));

    public bool Is(double value) => this is Const c && c.Value.Equals(value);

    private static Expr? Fold(Expr a, Expr b, Func<double, double, double> operation) =>
        a is Const x && b is Const y ? new Const(operation(x.Value, y.Value)) : null;
}

internal sealed class Const(double value) : Expr
{
    public double Value { get; } = value;

    public override string Key => Show.Of(Value);

    public override IReadOnlyList<Expr> Parts => [];

    public override Expr With(IReadOnlyList<Expr> parts) => this;

    public override Bounds Bounds(IReadOnlyList<Bounds> inputs) => new(Value, Value);

    public override double? RowSum(IReadOnlyList<double?> inputs, int columns) => Value * columns;

    public override Expr Derivative(int input, Expr self) => 0;
}

/// <summary>1 / n, known at run time.</summary>
internal sealed class InverseBatch : Expr
{
    public override string Key => "1/n";

    public override IReadOnlyList<Expr> Parts => [];

    public override Expr With(IReadOnlyList<Expr> parts) => this;

    public override Bounds Bounds(IReadOnlyList<Bounds> inputs) => new(0, 1);

    public override Expr Derivative(int input, Expr self) => 0;
}

internal sealed class In(int index) : Expr
{
    public int Index { get; } = index;

    public override string Key => "$" + Show.Of(Index);

    public override IReadOnlyList<Expr> Parts => [];

    public override Expr With(IReadOnlyList<Expr> parts) => this;

    public override Bounds Bounds(IReadOnlyList<Bounds> inputs) => inputs[Index];

    public override double? RowSum(IReadOnlyList<double?> inputs, int columns) => inputs[Index];

    public override double Degree => 1;

    public override Expr Derivative(int input, Expr self) => input == Index ? 1 : 0;
}

internal sealed class Un(Fn function, Expr argument) : Expr
{
    public Fn Function { get; } = function;

    public Expr Argument { get; } = argument;

    public override string Key => $"{Function.Name}({Argument.Key})";

    public override IReadOnlyList<Expr> Parts => [Argument];

    public override Expr With(IReadOnlyList<Expr> parts) => parts[0] is Const c ? Function.Value(c.Value) : new Un(Function, parts[0]);

    public override Bounds Bounds(IReadOnlyList<Bounds> inputs) => Function.Bounds(Argument.Bounds(inputs));

    public override Expr Derivative(int input, Expr self)
    {
        Expr inner = Argument.Derivative(input, Argument);
        return inner.Is(0) ? 0 : inner * Function.Derivative(Argument, self);
    }
}

internal sealed class Bin(char symbol, Expr left, Expr right) : Expr
{
    public char Symbol { get; } = symbol;

    public Expr Left { get; } = left;

    public Expr Right { get; } = right;

    public override string Key => $"({Left.Key}{Symbol}{Right.Key})";

    public override IReadOnlyList<Expr> Parts => [Left, Right];

    public override Expr With(IReadOnlyList<Expr> parts) =>
        Symbol switch
        {
            '+' => parts[0] + parts[1],
            '-' => parts[0] - parts[1],
            '*' => parts[0] * parts[1],
            _ => parts[0] / parts[1],
        };

    public override Bounds Bounds(IReadOnlyList<Bounds> inputs)
    {
        Bounds a = Left.Bounds(inputs),
            b = Right.Bounds(inputs);
        return Symbol switch
        {
            '+' => a + b,
            '-' => a - b,
            '*' => Left.Key == Right.Key ? a.Square() : a * b,
            _ => a / b,
        };
    }

    public override double? RowSum(IReadOnlyList<double?> inputs, int columns) =>
        Symbol switch
        {
            '+' => Left.RowSum(inputs, columns) + Right.RowSum(inputs, columns),
            '-' => Left.RowSum(inputs, columns) - Right.RowSum(inputs, columns),
            '*' when Left is Const c => c.Value * Right.RowSum(inputs, columns),
            '*' when Right is Const c => c.Value * Left.RowSum(inputs, columns),
            '/' when Right is Const c => Left.RowSum(inputs, columns) / c.Value,
            _ => null,
        };

    public override double Degree =>
        Symbol switch
        {
            '*' => Left.Degree + Right.Degree,
            '/' when Right.Degree > 0 => double.PositiveInfinity,
            _ => Math.Max(Left.Degree, Right.Degree),
        };

    public override Expr Derivative(int input, Expr self)
    {
        Expr da = Left.Derivative(input, Left),
            db = Right.Derivative(input, Right);
        return Symbol switch
        {
            '+' => da + db,
            '-' => da - db,
            '*' => da * Right + Left * db,
            _ => (da - self * db) / Right,
        };
    }
}

/// <summary>Condition &gt; 0 ? Yes : No.</summary>
internal sealed class Sel(Expr condition, Expr yes, Expr no) : Expr
{
    public Expr Condition { get; } = condition;

    public Expr Yes { get; } = yes;

    public Expr No { get; } = no;

    public bool IsConstant => Yes is Const && No is Const;

    public override string Key => $"({Condition.Key}>0?{Yes.Key}:{No.Key})";

    public override IReadOnlyList<Expr> Parts => [Condition, Yes, No];

    public override Expr With(IReadOnlyList<Expr> parts) => Select(parts[0], parts[1], parts[2]);

    // A condition on one input alone, x + c > 0 or c - x > 0, says more of it on either side.
    public override Bounds Bounds(IReadOnlyList<Bounds> inputs)
    {
        (int index, double limit, bool isBelow) = Condition switch
        {
            In x => (x.Index, 0.0, false),
            Bin { Symbol: '+', Left: In x, Right: Const c } => (x.Index, -c.Value, false),
            Bin { Symbol: '-', Left: In x, Right: Const c } => (x.Index, c.Value, false),
            Bin { Symbol: '-', Left: Const c, Right: In x } => (x.Index, c.Value, true),
            _ => (-1, 0.0, false),
        };
        if (index < 0)
            return Yes.Bounds(inputs).Or(No.Bounds(inputs));
        (Expr below, Expr above) = isBelow ? (Yes, No) : (No, Yes);
        Bounds all = inputs[index];
        if (all.High <= limit)
            return below.Bounds(inputs);
        if (all.Low > limit)
            return above.Bounds(inputs);
        return above.Bounds(With(new(limit, all.High))).Or(below.Bounds(With(new(all.Low, limit))));

        Bounds[] With(Bounds part) => [.. inputs.Select((b, i) => i == index ? part : b)];
    }

    public override Expr Derivative(int input, Expr self) => Select(Condition, Yes.Derivative(input, Yes), No.Derivative(input, No));
}

/// <summary>1 where both are equal, otherwise 0: a condition.</summary>
internal sealed class Same(Expr left, Expr right) : Expr
{
    public Expr Left { get; } = left;

    public Expr Right { get; } = right;

    public override string Key => $"({Left.Key}={Right.Key})";

    public override IReadOnlyList<Expr> Parts => [Left, Right];

    public override Expr With(IReadOnlyList<Expr> parts) => new Same(parts[0], parts[1]);

    public override Bounds Bounds(IReadOnlyList<Bounds> inputs) => new(0, 1);

    public override Expr Derivative(int input, Expr self) => 0;
}
