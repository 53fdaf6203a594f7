using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace NetGen.Benchmarks.Peers;

/// <summary>A model in the ONNX format, written node by node. Values have numbers as names.</summary>
internal sealed class OnnxGraph(int batch)
{
    // The newest operators that are used here are Squeeze and Softmax as version 13 has them.
    private const int OperatorSet = 13,
        FormatVersion = 8;

    private readonly GraphProto _graph = new() { Name = "model" };
    private int _values;

    /// <summary>Where parameters come from.</summary>
    public Weights Weights { get; } = new();

    /// <summary>The names of what comes out.</summary>
    public List<string> Outputs { get; } = [];

    /// <summary>The model in the graph's words, and what it predicts as the first output.</summary>
    public static byte[] Write(Model model, int batch)
    {
        var graph = new OnnxGraph(batch);
        string x = new Chain(model.Layers).InOnnx(graph, graph.Input(model.Shape(batch)));
        if (model.Softmax)
            x = graph.Add("Softmax", [x], ("axis", 1));
        graph.Outputs.Insert(0, x);
        return graph.ToBytes();
    }

    /// <summary>A node of one output, whose name it returns.</summary>
    public string Add(string type, string[] inputs, params (string Name, object Value)[] attributes) => Add(type, 1, inputs, attributes)[0];

    /// <summary>A node, and the names of its outputs.</summary>
    public string[] Add(string type, int outputs, string[] inputs, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = type };
        node.Input.AddRange(inputs);
        for (int i = 0; i < outputs; i++)
            node.Output.Add(NewName());
        foreach ((string name, object value) in attributes)
            node.Attribute.Add(Attribute(name, value));
        _graph.Node.Add(node);
        return [.. node.Output];
    }

    /// <summary>A parameter of this shape, of a layer that sums over so many inputs.</summary>
    public string Parameter(int inputs, params int[] shape) => Initializer(shape, Weights.Next(shape.Aggregate((a, b) => a * b), inputs));

    /// <summary>A constant.</summary>
    public string Initializer(int[] shape, float[] values) => Initializer(shape, TensorProto.Types.DataType.Float, values);

    /// <summary>The axes that an operator takes as an input.</summary>
    public string Axes(params long[] axes) => Initializer([axes.Length], TensorProto.Types.DataType.Int64, axes);

    /// <summary>An input for the state of a recurrent layer.</summary>
    public string State(int units) => Input(1, batch, units);

    private string Input(params long[] shape)
    {
        var type = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new() };
        type.Shape.Dim.AddRange(shape.Select(n => new TensorShapeProto.Types.Dimension { DimValue = n }));
        var input = new ValueInfoProto
        {
            Name = NewName(),
            Type = new() { TensorType = type },
        };
        _graph.Input.Add(input);
        return input.Name;
    }

    private string Initializer<T>(int[] shape, TensorProto.Types.DataType type, T[] values)
        where T : unmanaged
    {
        var tensor = new TensorProto { Name = NewName(), DataType = (int)type };
        tensor.Dims.AddRange(shape.Select(n => (long)n));
        tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values));
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case int i:
                (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, i);
                break;
            case float f:
                (attribute.Type, attribute.F) = (AttributeProto.Types.AttributeType.Float, f);
                break;
            case long[] integers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange(integers);
                break;
            default:
                throw new NotSupportedException($"An attribute of {value.GetType()}.");
        }
        return attribute;
    }

    private string NewName() => (++_values).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private byte[] ToBytes()
    {
        // Their shapes follow from the nodes.
        var type = new TypeProto { TensorType = new() { ElemType = (int)TensorProto.Types.DataType.Float } };
        _graph.Output.AddRange(Outputs.Select(name => new ValueInfoProto { Name = name, Type = type }));
        var model = new ModelProto { IrVersion = FormatVersion, Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OperatorSet });
        return model.ToByteArray();
    }
}
