using NetGen;

namespace DeepBelief;

/// <summary>Draws what the first hidden units of each machine look for, a row of them for each of some epochs.</summary>
internal sealed class FilterSheet(DeepBeliefNet net) : Callback
{
    private const int Shown = 12;

    private readonly ImageSheet _strokes = new() { Zoom = 8, Columns = Shown, Diverging = true }, _shapes = new() { Zoom = 8, Columns = Shown, Diverging = true };
    private bool _isFirst = true;

    public override void OnTrainBegin(TrainingContext context) => Add();

    public override void OnEpochEnd(TrainingContext context)
    {
        int epoch = context.Epoch + 1;
        if (epoch is 1 or 2 or 5 or 10 or 20 || epoch == context.Options.Epochs) Add();
    }

    public override void OnTrainEnd(TrainingContext context) => _isFirst = false;

    public void Save(string strokes, string shapes)
    {
        _strokes.Save(strokes);
        _shapes.Save(shapes);
    }

    // A unit of the first machine looks for its column of the kernel; one of the second for the sum of these columns, weighted by its own.
    private void Add()
    {
        float[] first = Kernel("strokes.kernel"), second = Kernel("shapes.kernel");
        int hidden = net.Strokes.HiddenLength, top = net.Shapes.HiddenLength;
        for (int unit = 0; unit < Shown; unit++)
        {
            var image = new float[64];
            for (int pixel = 0; pixel < 64; pixel++)
                for (int h = 0; h < hidden; h++) image[pixel] += first[pixel * hidden + h] * (_isFirst ? h == unit ? 1 : 0 : second[h * top + unit]);
            (_isFirst ? _strokes : _shapes).Add(image, 8, 8);
        }
    }

    private float[] Kernel(string name) => net.GetWeights().Single(w => w.Name == name).Values;
}
