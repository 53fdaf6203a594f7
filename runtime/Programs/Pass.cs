using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>One pass over a batch: where everything lies, and which part of the work is this thread's.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Pass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The samples, one after another, without padding.</summary>
    public Ptr<T> Input { get; init; }

    /// <summary>The result before the link: N rows, each padded to 16.</summary>
    public Ptr<T> Z { get; init; }

    /// <summary>The gradient of the loss with respect to <see cref="Z"/>; its padding is zero.</summary>
    public Ptr<T> DZ { get; init; }

    /// <summary>A vector of parameters, laid out as they are, along which a product with second derivatives is taken.</summary>
    public Ptr<T> Direction { get; init; }

    /// <summary>Receives how <see cref="Z"/> changes along <see cref="Direction"/>, laid out as it is.</summary>
    public Ptr<T> ZChange { get; init; }

    /// <summary>How <see cref="DZ"/> changes along it; its padding is zero.</summary>
    public Ptr<T> DZChange { get; init; }

    /// <summary>The parameter arena.</summary>
    public Ptr<T> Parameters { get; init; }

    /// <summary>Weights that no gradient moves.</summary>
    public Ptr<T> States { get; init; }

    /// <summary>Weights that are stored in fewer bytes than floats.</summary>
    public Ptr<byte> Stored { get; init; }

    /// <summary>The gradient arena, laid out as the parameters are.</summary>
    public Ptr<T> Gradients { get; init; }

    /// <summary>Receives the gradient with respect to <see cref="Input"/>: N rows, each padded to 16 with zeros.</summary>
    public Ptr<T> InputGradients { get; init; }

    /// <summary>Receives what the states become, laid out as they are.</summary>
    public Ptr<T> Updates { get; init; }

    /// <summary>What recurrent layers carry into the pass: a block for each of them, with room for <see cref="CarriedCapacity"/>
    /// samples.</summary>
    public Ptr<T> Carried { get; init; }

    /// <summary>Receives what they carry out of it, laid out likewise.</summary>
    public Ptr<T> Left { get; init; }

    /// <summary>Samples in each of these blocks.</summary>
    public int CarriedCapacity { get; init; }

    /// <summary>Which of these samples is the pass's first.</summary>
    public int CarriedFrom { get; init; }

    /// <summary>The block at <paramref name="offset"/>, of <paramref name="size"/> elements a sample.</summary>
    public Ptr<T> CarriedIn(int offset, int size) => Carried + (CarriedCapacity * offset + CarriedFrom * size);

    /// <inheritdoc cref="CarriedIn"/>
    public Ptr<T> CarriedOut(int offset, int size) => Left + (CarriedCapacity * offset + CarriedFrom * size);

    /// <summary>Room for what a pass computes for each sample.</summary>
    public Ptr<T> Workspace { get; init; }

    /// <summary>Room for what it computes for all samples together.</summary>
    public Ptr<T> Scratch { get; init; }

    /// <summary>Samples that the workspace has room for; its blocks lie that far apart whatever the batch.</summary>
    public int Capacity { get; init; }

    /// <summary>The block of the workspace that has <paramref name="offset"/> elements a sample before it.</summary>
    public Ptr<T> Samples(int offset) => Workspace + Capacity * offset;

    /// <summary>Samples in the batch.</summary>
    public int N { get; init; }

    /// <summary>1 / N.</summary>
    public T InverseN { get; init; }

    /// <summary>This thread's first sample.</summary>
    public int From { get; init; }

    /// <summary>One past this thread's last sample.</summary>
    public int To { get; init; }

    /// <summary>Which of <see cref="Parts"/> this thread is.</summary>
    public int Part { get; init; }

    /// <summary>The number of threads.</summary>
    public int Parts { get; init; }

    /// <summary>Keys every random number of this step.</summary>
    public RandomKey Key { get; init; }

    /// <summary>The first of <paramref name="count"/> rows of a parameter tensor that are this thread's.</summary>
    public int First(int count) => Partition.Start(count, Part, Parts);

    /// <summary>One past the last of them.</summary>
    public int Last(int count) => Partition.Start(count, Part + 1, Parts);
}
