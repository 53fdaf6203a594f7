using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Reads a formula by recursive descent: a choice, sums, products, a sign, powers, and what stands alone.</summary>
internal sealed class FormulaParser
{
    private const int LongestText = 1_000,
        Deepest = 64;

    private readonly string _text;
    private readonly ICollection<string> _names;
    private int _at,
        _depth;

    private FormulaParser(string text, ICollection<string> names) => (_text, _names) = (text, names);

    /// <summary>The formula, or what is wrong with it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The tensors and parameters that may stand in it.</param>
    /// <param name="fault">What is wrong; null for nothing.</param>
    public static Term? Parse(string text, ICollection<string> names, out FormulaFault? fault)
    {
        try
        {
            var parser = new FormulaParser(text, names);
            Term formula = parser.Whole();
            fault = null;
            return formula;
        }
        catch (FaultException found)
        {
            fault = found.Fault;
            return null;
        }
    }

    private Term Whole()
    {
        if (_text.Length > LongestText)
            throw Fault($"it has {Show.Of(_text.Length)} characters, more than {Show.Of(LongestText)}", 0, _text.Length);
        if (_text.Trim().Length == 0)
            throw Fault("it is empty", 0, _text.Length);
        Term formula = Chosen();
        if (Peek() != '\0')
            throw Unexpected("an operator or the end");
        return formula;
    }

    // a > b ? c : d
    private Term Chosen()
    {
        if (++_depth > Deepest)
            throw Fault($"more than {Show.Of(Deepest)} parts stand in each other", _at, 1);
        Term left = Sum();
        if (Peek() is '>' or '<')
        {
            int start = _at;
            char symbol = _text[_at++];
            bool orEqual = Take('=', isNext: true);
            Term right = Sum();
            if (!Take('?'))
                throw Fault("a comparison chooses between two values, a > b ? c : d", start, _at - start);
            Term yes = Chosen();
            Expect(':');
            Term no = Chosen();
            left = symbol == '>' ? new Choice(left, right, orEqual, yes, no) : new Choice(right, left, orEqual, yes, no);
        }
        _depth--;
        return left;
    }

    private Term Sum()
    {
        Term left = Product();
        while (Peek() is '+' or '-')
        {
            int start = _at;
            left = Of(_text[_at++], left, Product(), start);
        }
        return left;
    }

    private Term Product()
    {
        Term left = Signed();
        while (Peek() is '*' or '/')
        {
            int start = _at;
            left = Of(_text[_at++], left, Signed(), start);
        }
        return left;
    }

    // A power binds more strongly than the sign before it: -x ^ 2 is -(x ^ 2).
    private Term Signed()
    {
        if (++_depth > Deepest)
            throw Fault($"more than {Show.Of(Deepest)} parts stand in each other", _at, 1);
        int start = _at;
        Term value = Take('-') ? Of('-', new Number(0), Signed(), start) : Power();
        _depth--;
        return value;
    }

    private Term Power()
    {
        Term value = Alone();
        return Take('^') ? new Call("pow", [value, Signed()]) : value;
    }

    private Term Alone()
    {
        char next = Peek();
        if (next == '(')
        {
            _at++;
            Term inside = Chosen();
            Expect(')');
            return inside;
        }
        return char.IsDigit(next) || next == '.' ? Literal()
            : char.IsLetter(next) || next == '_' ? Named()
            : throw Unexpected("a number, a name or a parenthesis");
    }

    private Term Literal()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsDigit(_text[_at]) || _text[_at] == '.' || IsExponent(start)))
            _at++;
        string digits = _text.Substring(start, _at - start);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            throw Fault($"'{digits}' is no number", start, digits.Length);
        return Constant(value, start, digits.Length);
    }

    private bool IsExponent(int start)
    {
        char c = _text[_at],
            before = _text[Math.Max(_at - 1, start)];
        return _at > start && (c is 'e' or 'E' || (c is '+' or '-' && before is 'e' or 'E'));
    }

    private Term Named()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        string name = _text.Substring(start, _at - start);
        if (Peek() == '(' && FormulaFunctions.Count(name) is > 0 and var count)
            return Called(name, count, start);
        return _names.Contains(name) ? new Variable(name)
            : name == "pi" ? new Number(Math.PI)
            : throw Fault(
                $"'{name}' is no tensor, parameter or function; there are {string.Join(", ", _names)}, pi, and the functions "
                    + $"{string.Join(", ", FormulaFunctions.Names)}",
                start,
                name.Length
            );
    }

    private Term Called(string name, int count, int start)
    {
        Expect('(');
        var arguments = new List<Term>();
        do arguments.Add(Chosen());
        while (Take(','));
        Expect(')');
        return arguments.Count == count
            ? new Call(name, arguments)
            : throw Fault(
                $"{name} takes {Show.Of(count)} value{(count == 1 ? "" : "s")}, not {Show.Of(arguments.Count)}",
                start,
                _at - start
            );
    }

    // Numbers alone make a number, which must be one that a float holds.
    private static Term Of(char symbol, Term left, Term right, int start) =>
        left is Number a && right is Number b
            ? Constant(
                symbol switch
                {
                    '+' => a.Value + b.Value,
                    '-' => a.Value - b.Value,
                    '*' => a.Value * b.Value,
                    _ => a.Value / b.Value,
                },
                start,
                1
            )
            : new Operation(symbol, left, right);

    private static Term Constant(double value, int start, int length) =>
        Math.Abs(value) <= ShapeContext.Largest
            ? new Number(value)
            : throw Fault($"the number is {Show.Of(value)}, but must be between -1e30 and 1e30", start, length);

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool Take(char symbol, bool isNext = false)
    {
        if ((isNext ? _at < _text.Length && _text[_at] == symbol : Peek() == symbol) is var isThere && isThere)
            _at++;
        return isThere;
    }

    private void Expect(char symbol)
    {
        if (!Take(symbol))
            throw Unexpected($"'{symbol}'");
    }

    private FaultException Unexpected(string wanted) =>
        _at < _text.Length
            ? Fault($"'{_text[_at]}' stands where {wanted} should", _at, 1)
            : Fault($"it ends where {wanted} should stand", Math.Max(_text.Length - 1, 0), 1);

    private static FaultException Fault(string message, int position, int length) => new(new FormulaFault(message, position, length));

    private sealed class FaultException(FormulaFault fault) : Exception(fault.Message)
    {
        public FormulaFault Fault => fault;
    }
}
