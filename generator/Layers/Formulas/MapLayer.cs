using System.Globalization;
using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A formula of the user's own.</summary>
internal sealed class MapLayer : Elementwise<MapAttribute>
{
    /// <summary>What the first tensor is called in the formula.</summary>
    private const string X = "x";

    protected override Shape? Infer(ShapeContext c, MapAttribute a)
    {
        if (base.Infer(c, a) is not { } shape)
            return null;
        var names = new List<string> { X };
        for (int i = 0; i < a.With.Length; i++)
            if (!IsNew(c, names, a.With[i], nameof(a.With), i))
                return null;
        for (int i = 0; i < a.Learn.Length; i++)
        {
            if (Learned(a.Learn[i]) is not (var name, var start))
            {
                const string Form = "a name and the number that it starts at, such as \"beta = 1\"";
                return c.Fail(Descriptors.OutOfRange, nameof(a.Learn), i, [nameof(a.Learn), Attribute, a.Learn[i], Form]);
            }
            if (!IsNew(c, names, name, nameof(a.Learn), i))
                return null;
            c.Constant(name, new Shape(a.OneForAll ? 1 : shape.Last), start);
        }
        Term? formula = FormulaParser.Parse(a.Formula, names, out FormulaFault? fault);
        if (formula is not null && names.FirstOrDefault(name => !formula.Names.Contains(name)) is { } unused)
            fault = new($"{unused} does not stand in it", 0, a.Formula.Length);
        c.Layer.Read = formula;
        if (fault is null)
            return shape;
        c.Problems.Add(
            new Problem(
                Descriptors.BadFormula,
                [a.Formula, Show.Of(fault.Position + 1), fault.Message],
                c.Layer.Index,
                c.Spec.ArgumentOf(nameof(a.Formula))
            )
            {
                Part = (fault.Position, fault.Length),
            }
        );
        return null;
    }

    protected override Node Lower(LowerContext c, MapAttribute a)
    {
        c.OutputMask = c.JoinedMask;
        var named = new Dictionary<string, Node> { [X] = c.X };
        for (int i = 0; i < a.With.Length; i++)
            named[a.With[i]] = c.Inputs[i + 1];
        foreach (string name in a.Learn.Select(learn => Learned(learn)!.Value.Name))
            named[name] = c.Parameter(name, name);
        return FormulaLowering.Of((Term)c.Layer.Read!, named).BroadcastTo(c.X.Shape);
    }

    protected override string Describe(MapAttribute a) => $"{Attribute}({a.Formula})";

    // "beta = 1".
    private static (string Name, double Start)? Learned(string text)
    {
        string[] sides = text.Split('=');
        string name = sides[0].Trim();
        return
            sides.Length == 2
            && Identifier.IsName(name)
            && double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double start)
            && Math.Abs(start) <= ShapeContext.Largest
            ? (name, start)
            : null;
    }

    // A name of one thing, which no function has.
    private bool IsNew(ShapeContext c, List<string> names, string name, string property, int element)
    {
        if (name != "pi" && FormulaFunctions.Count(name) == 0 && !names.Contains(name))
        {
            names.Add(name);
            return true;
        }
        string range = names.Contains(name) ? "a name that the formula does not have yet" : "a name that formulas do not know already";
        c.Fail(Descriptors.OutOfRange, property, element, [property, Attribute, name, range]);
        return false;
    }
}
