using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A part of a formula. Equal keys, equal parts.</summary>
internal abstract record Term(string Key)
{
    /// <summary>The parts that it is made of.</summary>
    public virtual IReadOnlyList<Term> Parts => [];

    /// <summary>The names in it.</summary>
    public IEnumerable<string> Names => this is Variable variable ? [variable.Name] : Parts.SelectMany(part => part.Names);
}

internal sealed record Number(double Value) : Term(Show.Of(Value));

/// <summary>A tensor or a learned parameter.</summary>
internal sealed record Variable(string Name) : Term(Name);

/// <summary>A sum, difference, product or quotient.</summary>
internal sealed record Operation(char Symbol, Term Left, Term Right) : Term($"({Left.Key}{Symbol}{Right.Key})")
{
    public override IReadOnlyList<Term> Parts => [Left, Right];
}

internal sealed record Call(string Function, IReadOnlyList<Term> Arguments)
    : Term($"{Function}({string.Join(",", Arguments.Select(a => a.Key))})")
{
    public override IReadOnlyList<Term> Parts => Arguments;
}

/// <summary>Yes where Left is greater than Right, or, where <paramref name="OrEqual"/>, equal to it; otherwise No.</summary>
internal sealed record Choice(Term Left, Term Right, bool OrEqual, Term Yes, Term No)
    : Term($"({Left.Key}{(OrEqual ? ">=" : ">")}{Right.Key}?{Yes.Key}:{No.Key})")
{
    public override IReadOnlyList<Term> Parts => [Left, Right, Yes, No];
}

/// <summary>Why a text is no formula, and where.</summary>
internal sealed record FormulaFault(string Message, int Position, int Length);
