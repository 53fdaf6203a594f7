namespace NetGen;

/// <summary>Shows how training goes on. It is a callback that runs after all others.</summary>
public abstract class TrainingProgress : Callback
{
    /// <summary>Shows nothing.</summary>
    public static TrainingProgress Silent { get; } = new Nothing();

    /// <summary>A progress bar with loss, metrics, speed and time left on a terminal; one plain line for each epoch when the output is
    /// redirected.</summary>
    public static TrainingProgress Console => new ConsoleProgress(System.Console.Out, System.Console.IsOutputRedirected);

    private sealed class Nothing : TrainingProgress;
}
