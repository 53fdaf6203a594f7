using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A compiled network: the passes that the generator wrote, and the room they need.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Lengths and the table of parameters.</summary>
    static abstract ProgramInfo Info { get; }

    /// <summary>The layers of a whole network, inputs first.</summary>
    static virtual LayerEntry[] Layers => [];

    /// <summary>Workspace elements of <see cref="Infer"/>: a sample.</summary>
    static abstract int InferenceLength { get; }

    /// <summary>Workspace elements of <see cref="Infer"/> besides those of the samples.</summary>
    static abstract int InferenceScratch { get; }

    /// <summary>Workspace elements of a training step: a sample. A program that is not trained has none.</summary>
    static virtual int TrainingLength => 0;

    /// <summary>Workspace elements of a training step besides those of the samples.</summary>
    static virtual int TrainingScratch => 0;

    /// <summary>Multiply-adds of one sample in the forward pass.</summary>
    static virtual long MultiplyAdds => 0;

    /// <summary>Where in the scratch the regularisers' sum is found after the backward pass; -1 if there is none.</summary>
    static virtual int PenaltyOffset => -1;

    /// <summary>Where in the workspace of <see cref="Infer"/>, counted a sample, the mask of the output lies: rows of steps padded to 16;
    /// -1 if there is none.</summary>
    static virtual int InferenceMaskOffset => -1;

    /// <summary>The same for a training step.</summary>
    static virtual int TrainingMaskOffset => -1;

    /// <summary>Phases of <see cref="InputForward"/>; 0 if the output has no gradient with respect to the input.</summary>
    static virtual int InputForwardPhases => 0;

    /// <summary>Phases of <see cref="InputBackward"/>.</summary>
    static virtual int InputBackwardPhases => 0;

    /// <summary>Workspace elements of <see cref="InputForward"/> and <see cref="InputBackward"/>: a sample.</summary>
    static virtual int InputTrainingLength => 0;

    /// <summary>Workspace elements of these besides those of the samples.</summary>
    static virtual int InputTrainingScratch => 0;

    /// <summary>The same as <see cref="TrainingMaskOffset"/> for these.</summary>
    static virtual int InputMaskOffset => -1;

    /// <summary>The program of products with the Gauss-Newton matrix; without phases if the network does not ask for them.</summary>
    static virtual CurvatureSizes GaussNewtonSizes => default;

    /// <summary>The program of products with the Hessian, likewise.</summary>
    static virtual CurvatureSizes HessianSizes => default;

    /// <summary>The program of the gradient of the output's slope, likewise.</summary>
    static virtual CurvatureSizes SlopeSizes => default;

    /// <summary>Bytes of the weights that are stored in another form than floats.</summary>
    static virtual int StoredLength => 0;

    /// <summary>Where all weights lie in such a program, and where in the network that it is made of.</summary>
    static virtual StoredWeight[] StoredWeights => [];

    /// <summary>Whether the samples of a batch have nothing to do with each other, so that a large batch may go through in pieces whose
    /// gradients add up.</summary>
    static virtual bool Splits => true;

    /// <summary>The program that computes the moments of the reference batch, over the parameters of <paramref name="owner"/>; null where
    /// no layer normalises by them.</summary>
    static virtual Engine<T>? Moments(Engine<T> owner) => null;

    /// <summary>Whether the forward pass of training draws random numbers that the output depends on.</summary>
    static virtual bool IsNoisy => false;

    /// <summary>The program whose forward pass draws outputs with noise on and all else as in inference, over the parameters of
    /// <paramref name="owner"/>; null where that of training does.</summary>
    static virtual Engine<T>? Noise(Engine<T> owner) => null;

    /// <summary>The program whose outputs are those of all layers, one after another, over the parameters of <paramref name="owner"/>; null
    /// where the network does not ask for it.</summary>
    static virtual Engine<T>? LayerOutputs(Engine<T> owner) => null;

    /// <summary>Elements a sample of what recurrent layers carry from one stretch of a sequence to the next.</summary>
    static virtual int CarriedLength => 0;

    /// <summary>Workspace elements of <see cref="Step"/> for its sample.</summary>
    static virtual int StreamingLength => 0;

    /// <summary>Workspace elements of <see cref="Step"/> besides those of its sample.</summary>
    static virtual int StreamingScratch => 0;

    /// <summary>Elements of what a stream carries from one step to the next.</summary>
    static virtual int StreamingCarriedLength => 0;

    /// <summary>Steps that a stream may be long; 0 for no end.</summary>
    static virtual int MostSteps => 0;

    /// <summary>Values of one step's input.</summary>
    static virtual int StepInputLength => 0;

    /// <summary>Values of one step's output.</summary>
    static virtual int StepOutputLength => 0;

    /// <summary>Values that a stream is given when it begins; 0 where it begins with nothing.</summary>
    static virtual int SourceLength => 0;

    /// <summary>Workspace elements of <see cref="Begin"/> for its sample.</summary>
    static virtual int BeginningLength => 0;

    /// <summary>Workspace elements of <see cref="Begin"/> besides those of its sample.</summary>
    static virtual int BeginningScratch => 0;

    /// <summary>What layers ask of the source.</summary>
    static virtual InputCheck[] SourceChecks => [];

    /// <summary>Samples are sequences or trees that the passes go through step by step.</summary>
    static virtual bool HasLoops => false;

    /// <summary>What layers ask of every step.</summary>
    static virtual InputCheck[] StepChecks => [];

    /// <summary>Phases of the training forward pass; all threads finish one before any begins the next.</summary>
    static virtual int ForwardPhases => 0;

    /// <summary>Phases of the backward pass.</summary>
    static virtual int BackwardPhases => 0;

    /// <summary>The inference pass up to the link: fills <see cref="Pass{T}.Z"/>.</summary>
    static abstract void Infer(in Pass<T> s);

    /// <summary>The link: Z to the user's output, without padding.</summary>
    static abstract void Output(Ptr<T> z, Ptr<T> output, int n);

    /// <summary>One step of one sequence up to the link.</summary>
    static virtual void Step(in Pass<T> s) => throw new NotSupportedException();

    /// <summary>From the source, in the place of samples, to what the first step carries in, in the place of what is carried out.</summary>
    static virtual void Begin(in Pass<T> s) => throw new NotSupportedException();

    /// <summary>The link of a step.</summary>
    static virtual void StepOutput(Ptr<T> z, Ptr<T> output, int n) => throw new NotSupportedException();

    /// <summary>One phase of the training forward pass.</summary>
    static virtual void Forward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>One phase of the backward pass: from <see cref="Pass{T}.DZ"/> to the gradient arena.</summary>
    static virtual void Backward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>One phase of the training forward pass where the gradient goes to the input and not to the parameters.</summary>
    static virtual void InputForward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>One phase of the backward pass behind <see cref="InputForward"/>: from <see cref="Pass{T}.DZ"/> to
    /// <see cref="Pass{T}.InputGradients"/>.</summary>
    static virtual void InputBackward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>One phase of the forward pass of a product with the Gauss-Newton matrix: fills <see cref="Pass{T}.Z"/> and
    /// <see cref="Pass{T}.ZChange"/>.</summary>
    static virtual void GaussNewtonForward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>One phase of the backward pass behind it: from <see cref="Pass{T}.DZ"/>, which is the loss's Hessian times
    /// <see cref="Pass{T}.ZChange"/>, to the product in the place of gradients.</summary>
    static virtual void GaussNewtonBackward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>One phase of the pass from samples to <see cref="Pass{T}.InputGradients"/>, the gradient of the sum of
    /// <see cref="Pass{T}.Z"/>.</summary>
    static virtual void SlopeForward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>One phase of the pass behind it: from the cotangent of that gradient, which stands in <see cref="Pass{T}.DZ"/>, to the
    /// gradient arena.</summary>
    static virtual void SlopeBackward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <inheritdoc cref="GaussNewtonForward"/>
    static virtual void HessianForward(in Pass<T> s, int phase) => throw new NotSupportedException();

    /// <summary>The same for the Hessian: from the gradient <see cref="Pass{T}.DZ"/> and its change <see cref="Pass{T}.DZChange"/>.
    /// </summary>
    static virtual void HessianBackward(in Pass<T> s, int phase) => throw new NotSupportedException();
}
