using System.Diagnostics;
using System.Text;
using NetGen.CompilerServices;
using NetGen.Tuning;

namespace NetGen;

/// <summary>Searches for good hyperparameters: runs code that trains a network again and again, each time with other values. The classes
/// that derive from this one differ in which values they try.</summary>
public abstract class Tuner
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly TrialLog _log;

    private protected Tuner(SearchOptions options, string settings = "")
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        _log = new(options.Log, new(GetType().Name + settings, options.Objective, options.Seed));
    }

    /// <summary>What the search was told.</summary>
    public SearchOptions Options { get; }

    /// <summary>The trials that have ended, best first, those of other processes and earlier runs over the same log included.</summary>
    /// <exception cref="InvalidDataException">The log is damaged, or that of another search.</exception>
    public SearchResults Results => new(Options.Objective, _log.Read());

    /// <summary>The hyperparameters of the best trial, for the code that asked for them.</summary>
    /// <exception cref="InvalidOperationException">No trial has ended well.</exception>
    public HyperParameters GetBestHyperParameters() => new(Results.Best.Values);

    /// <summary>Runs trials until all there are have ended, here or in other processes over the same log. Code that trains the same way for
    /// the same values makes the same search every time.</summary>
    /// <param name="run">Builds and trains a network with the values that it asks the trial for. The score is the best of its epochs,
    /// under the name of <see cref="SearchOptions.Objective"/>. A <see cref="FailedTrialException"/>, training that diverges and a score
    /// that is no finite number make a failed trial; any other exception ends the search, and the trial is run again in the next
    /// one.</param>
    /// <exception cref="KeyNotFoundException">The history does not have the objective; the message names what it has.</exception>
    /// <exception cref="ArgumentException">A hyperparameter is asked for with another range than before.</exception>
    /// <exception cref="InvalidDataException">The log is damaged, or that of another search.</exception>
    public void Search(Func<Trial, History> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Search(trial => BestOf(run(trial)));
    }

    /// <inheritdoc cref="Search(Func{Trial, History})"/>
    /// <param name="run">The same, but gives the score itself.</param>
    public void Search(Func<Trial, double> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        while (true)
            if (_log.TryClaim(Open, out TrialClaim? claim, out SearchState state))
                using (claim)
                    Run(claim.Number, state, run);
            else if (Numbers(state).Any())
                Thread.Sleep(s_pause);
            else
                return;
    }

    /// <summary>Trials there are in all, as far as that is known.</summary>
    private protected abstract int Count(SearchState state);

    /// <summary>Whether a trial has all that it is chosen by.</summary>
    private protected virtual bool IsReady(int number, SearchState state) => true;

    /// <summary>The epochs of a trial, from a tuner that grants them.</summary>
    private protected virtual int? Epochs(int number) => null;

    /// <summary>What gives a trial its values.</summary>
    private protected abstract Func<Hyperparameter, string> Chooser(int number, SearchState state);

    /// <summary>A value that depends on the seed, the name and the trial's number alone.</summary>
    private protected string Drawn(Hyperparameter asked, int number) =>
        asked.At(new Philox(Options.Seed, Hash(asked.Name), number).NextDouble());

    private IEnumerable<int> Open(SearchState state) => Numbers(state).Where(number => IsReady(number, state));

    // Those that have not ended.
    private IEnumerable<int> Numbers(SearchState state) => Enumerable.Range(0, Count(state)).Where(number => !state.HasEnded(number));

    private void Run(int number, SearchState state, Func<Trial, double> run)
    {
        var trial = new Trial(number, Epochs(number), Chooser(number, state), _log.Define);
        double? score = null;
        string? error = null;
        long start = Stopwatch.GetTimestamp();
        try
        {
            double value = run(trial);
            if (double.IsFinite(value))
                score = value;
            else
                error = $"{Options.Objective.Name} is {value}.";
        }
        catch (Exception e) when (FailedTrialException.IsFailure(e))
        {
            error = e.Message;
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var result = new TrialResult(number, trial.Values, score, error, Epochs(number), seconds);
        _log.Add(result);
        Options.Progress?.Invoke(result);
    }

    private double BestOf(History history)
    {
        string key = Options.Objective.Name;
        foreach (IReadOnlyDictionary<string, double> logs in history.Epochs)
            Monitor.Value(logs, key);
        return history[key].Where(double.IsFinite).OrderBy(Options.Objective.Cost).FirstOrDefault(double.NaN);
    }

    // FNV-1a of the name's bytes, which .NET's own hash of a text is not: that differs from process to process.
    private static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ b) * 16777619);
        return hash;
    }
}
