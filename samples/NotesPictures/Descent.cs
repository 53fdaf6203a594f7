using NetGen;

namespace NotesPictures;

/// <summary>Gradient descent in one dimension, w - rate · f'(w): too small a rate does not arrive, too large a one jumps over the valley,
/// and beyond a bound it leaves.</summary>
internal static class Descent
{
    public static Page Page { get; } =
        new(
            "descent",
            "Gradient descent",
            "Gradient descent on f(w) = w² with four learning rates. The smallest is still far away after twelve steps, "
                + "0.3 arrives, 0.9 jumps over the valley at every step and arrives nevertheless, and beyond 1 each jump ends "
                + "higher than it began.",
            Draw
        );

    private static void Draw(bool quick) =>
        Chart.SaveSheet("descent.svg", 2, Steps(0.02, 12), Steps(0.3, 12), Steps(0.9, 12), Steps(1.05, 6));

    // f(w) = w², whose slope is 2 w.
    private static LineChart Steps(double rate, int steps)
    {
        double[] grid = [.. Enumerable.Range(0, 201).Select(i => (i - 100) / 20.0)];
        var path = new double[steps + 1];
        path[0] = -2.5;
        for (int i = 0; i < steps; i++)
            path[i + 1] = path[i] - rate * 2 * path[i];
        double[] height = [.. path.Select(w => w * w)];
        return new LineChart($"Learning rate {rate}, {steps} steps", "w", "f(w)")
            .Curve("f(w) = w²", grid, [.. grid.Select(w => w * w)])
            .Curve("steps", path, height)
            .Points("end of each step", path, height);
    }
}
