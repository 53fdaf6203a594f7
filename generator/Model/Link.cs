using NetGen.Generator.Primitives;
using NetGen.Generator.Text;

namespace NetGen.Generator.Model;

/// <summary>What stands between the program's last tensor and the output. The runtime has it under this name, as Ng.Link for losses and as
/// a routine of Ng.Output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sizes">What it must know of a row of the output.</param>
internal sealed record Link(string Name, params int[] Sizes)
{
    /// <summary>The last tensor is the output.</summary>
    public static readonly Link None = new("Linear");

    /// <summary>The tensor that losses see for an output, and what follows it.</summary>
    public static (Node Z, Link Link) Before(Node output) =>
        output switch
        {
            Softmax => (output.Inputs[0], new Link("Softmax", output.Shape.Last)),
            Map { Expression: Un { Function: var f, Argument: In } } when f == Fn.Sigmoid => (output.Inputs[0], new Link("Sigmoid")),
            View and (Transpose or Reshape) when Before(output.Inputs[0]) is { Link.Name: "Sigmoid" } each => (
                output.With([each.Z]),
                each.Link
            ),
            _ when Mixture.Before(output) is { } mixture => (mixture.Z, new Link("Mixture", mixture.Components, mixture.Dimensions)),
            _ => (output, None),
        };

    public override string ToString() => Sizes.Length == 0 ? Name : $"{Name}({string.Join(", ", Sizes.Select(size => Show.Of(size)))})";
}
