namespace NetGen;

/// <summary>A formula for each value: an activation or a way to join tensors of one's own, which the compiler differentiates, vectorises
/// and joins to the layer before it. In the formula <c>x</c> is the previous tensor (or From), and other tensors and learned parameters
/// have their names. It has numbers, <c>pi</c>, <c>+ - * / ^</c>, parentheses, choices such as <c>x &gt; 0 ? x : 0.1 * x</c> (also &lt;,
/// &gt;= and &lt;=; what is compared with NaN is not chosen), the functions exp, log, sqrt, square, erf, sign, pow(x, y), max, min, clip(x,
/// low, high), and every element-by-element <see cref="Activation"/> in lower case. <c>log(1 + exp(x))</c> and <c>1 / (1 + exp(-x))</c> are
/// taken for softplus and sigmoid, which do not overflow.</summary>
/// <param name="formula">The formula, such as "x * tanh(softplus(x))".</param>
/// <param name="with">Names of the other tensors in it, of the shape of x.</param>
public sealed class MapAttribute(string formula, params string[] with) : MergeAttribute(with)
{
    /// <summary>The formula.</summary>
    public string Formula { get; } = formula;

    /// <summary>Learned parameters in the formula, each with the value that it starts at: "beta = 1". There is one for each index of the
    /// last axis unless <see cref="OneForAll"/>.</summary>
    public string[] Learn { get; set; } = [];

    /// <summary>Whether each learned parameter is a single number.</summary>
    public bool OneForAll { get; set; }
}
