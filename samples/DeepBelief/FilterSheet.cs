using NetGen;

namespace DeepBelief;

/// <summary>Draws what the first hidden units of the machine in training look for: a row of them before the first epoch, and one after each
/// of some epochs.</summary>
internal sealed class FilterSheet(DeepBeliefNet net) : Callback
{
    private const int Pixels = 64,
        Units = 100,
        Shown = 12;

    private static readonly string[] s_machines = ["strokes", "parts", "shapes"];

    private readonly List<string>[] _rows = [.. s_machines.Select(_ => new List<string>())];
    private ImageSheet[]? _sheets;
    private int _machine;

    // A row's label is written when the row is.
    private ImageSheet[] Sheets =>
        _sheets ??= [
            .. _rows.Select(rows => new ImageSheet
            {
                Zoom = 8,
                Columns = Shown,
                RowLabels = rows,
                ColumnLabels = [.. Enumerable.Range(1, Shown).Select(unit => $"{unit}")],
                Diverging = true,
            }),
        ];

    public override void OnTrainBegin(TrainingContext context) => AddRow("before");

    public override void OnEpochEnd(TrainingContext context)
    {
        if (context.Epoch + 1 is 2 or 5 or 10 or 20 or 50 or 100)
            AddRow($"epoch {context.Epoch + 1}");
    }

    public override void OnTrainEnd(TrainingContext context)
    {
        Sheets[_machine].Save(s_machines[_machine] + ".png");
        _machine++;
    }

    private void AddRow(string label)
    {
        _rows[_machine].Add(label);
        float[] pictures = Kernel(0);
        for (int machine = 1; machine <= _machine; machine++)
            pictures = Seen(pictures, Kernel(machine));
        for (int unit = 0; unit < Shown; unit++)
            Sheets[_machine].Add([.. Enumerable.Range(0, Pixels).Select(pixel => pictures[pixel * Units + unit])], 8, 8);
    }

    // A unit of the first machine looks for its column of the kernel, one above for the sum of what the units below look for, weighted by
    // its own column.
    private static float[] Seen(float[] below, float[] kernel)
    {
        var pictures = new float[Pixels * Units];
        for (int i = 0; i < pictures.Length; i++)
        for (int h = 0; h < Units; h++)
            pictures[i] += below[i / Units * Units + h] * kernel[h * Units + i % Units];
        return pictures;
    }

    private float[] Kernel(int machine) => net.GetWeights().Single(w => w.Name == s_machines[machine] + ".kernel").Values;
}
