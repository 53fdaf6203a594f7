using NetGen.Generator.Text;

namespace NetGen.Generator.Shapes;

/// <summary>The lengths of a tensor's axes. The batch is an ordinary axis whose length is <see cref="N"/>; it is never multiplied into
/// another.</summary>
internal readonly struct Shape(params int[] dims) : IEquatable<Shape>
{
    /// <summary>The length of the batch axis, known only at run time.</summary>
    public const int N = -1;

    /// <summary>No axes: one value.</summary>
    public static readonly Shape Scalar = new([]);

    private readonly int[] _dims = dims;

    public int Rank => _dims.Length;

    public int Last => _dims[_dims.Length - 1];

    public bool HasBatch => _dims.Contains(N);

    public int this[int axis] => _dims[axis];

    /// <summary>The number of values of one sample; long.MaxValue when there are more than that.</summary>
    public long Length =>
        _dims
            .Where(dim => dim != N)
            .Aggregate(1L, (product, dim) => product > long.MaxValue / Math.Max(dim, 1) ? long.MaxValue : product * dim);

    public int[] ToArray() => (int[])_dims.Clone();

    public Shape Prepend(int dim) => new([dim, .. _dims]);

    public Shape Append(int dim) => new([.. _dims, dim]);

    public Shape With(int axis, int dim)
    {
        int[] dims = ToArray();
        dims[axis] = dim;
        return new Shape(dims);
    }

    public Shape Without(IReadOnlyCollection<int> axes) => new(_dims.Where((_, axis) => !axes.Contains(axis)).ToArray());

    /// <summary>Without the axes of length 1.</summary>
    public Shape Squeezed => new(_dims.Where(dim => dim != 1).ToArray());

    /// <summary>Numpy's rule: axes are matched from the last; a length of 1 stretches.</summary>
    public static Shape Broadcast(Shape a, Shape b)
    {
        int rank = Math.Max(a.Rank, b.Rank);
        var dims = new int[rank];
        for (int i = 1; i <= rank; i++)
        {
            int x = i <= a.Rank ? a[a.Rank - i] : 1,
                y = i <= b.Rank ? b[b.Rank - i] : 1;
            if (x != y && x != 1 && y != 1)
                throw new InvalidOperationException($"{a} and {b} do not broadcast.");
            dims[rank - i] = x == 1 ? y : x;
        }
        return new Shape(dims);
    }

    public bool Equals(Shape other) => _dims.SequenceEqual(other._dims);

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode() => _dims.Aggregate(17, (hash, dim) => unchecked(hash * 31 + dim));

    public static bool operator ==(Shape a, Shape b) => a.Equals(b);

    public static bool operator !=(Shape a, Shape b) => !a.Equals(b);

    public override string ToString() => "[" + string.Join(", ", _dims.Select(d => d == N ? "n" : Show.Of(d))) + "]";
}
