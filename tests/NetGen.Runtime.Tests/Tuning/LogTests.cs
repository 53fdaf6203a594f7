using System.Collections.Concurrent;
using System.Text.Json;

namespace NetGen.Runtime.Tests.Tuning;

/// <summary>Searches over a log: interrupted, shared, damaged.</summary>
public sealed class LogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-");

    private string Log => Path.Combine(_folder.FullName, "search.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    private RandomSearch Tuner(int trials = 12, int seed = 1, string objective = "loss") =>
        new(
            new SearchOptions
            {
                Objective = objective,
                MaxTrials = trials,
                Seed = seed,
                Log = Log,
            }
        );

    [Fact]
    public void ALineOfJsonForEachTrialAndNothingElseIsLeft()
    {
        Tuner().Search(trial => trial.Number == 3 ? throw new ArithmeticException("It \"diverged\".") : TunerTests.Bowl(trial));
        string[] lines = File.ReadAllLines(Log);
        Assert.Equal(1 + 2 + 12, lines.Length);
        Assert.Equal(12, lines.Count(line => JsonDocument.Parse(line).RootElement.TryGetProperty("trial", out _)));
        Assert.Equal(["search.jsonl"], _folder.GetFiles().Select(f => f.Name));
        Assert.Equal("It \"diverged\".", Tuner().Results.Single(r => r.Number == 3).Error);
    }

    /// <summary>The same as a search that ran through.</summary>
    [Fact]
    public void AnInterruptedSearchGoesOnWhereItWas()
    {
        var whole = new RandomSearch(
            new SearchOptions
            {
                Objective = "loss",
                MaxTrials = 12,
                Seed = 1,
            }
        );
        whole.Search(TunerTests.Bowl);
        var ran = new List<int>();
        double Run(Trial trial)
        {
            if (ran.Count == 5)
                throw new OperationCanceledException();
            ran.Add(trial.Number);
            return TunerTests.Bowl(trial);
        }
        Assert.Throws<OperationCanceledException>(() => Tuner().Search(Run));
        Assert.Equal(["search.jsonl"], _folder.GetFiles().Select(f => f.Name));
        ran.RemoveAt(0);
        Assert.Throws<OperationCanceledException>(() => Tuner().Search(Run));
        // As a process that was killed in the middle of a line, and while it held a trial.
        File.AppendAllText(Log, "{\"trial\":6,\"val");
        File.WriteAllText(Log + ".6", "");
        ran.Clear();
        RandomSearch last = Tuner();
        last.Search(trial =>
        {
            ran.Add(trial.Number);
            return TunerTests.Bowl(trial);
        });
        Assert.Equal([6, 7, 8, 9, 10, 11], ran);
        Assert.Equal(whole.Results.Select(r => (r.Number, r.Score)), last.Results.Select(r => (r.Number, r.Score)));
        Assert.Equal(["search.jsonl"], _folder.GetFiles().Select(f => f.Name));
    }

    [Fact]
    public async Task SeveralTunersShareALogAndNoTrialRunsTwice()
    {
        var ran = new ConcurrentBag<int>();
        Task[] tasks =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            RandomSearch tuner = Tuner(40);
                            tuner.Search(trial =>
                            {
                                ran.Add(trial.Number);
                                Thread.Sleep(trial.Number % 7);
                                return TunerTests.Bowl(trial);
                            });
                            // Search returns when all have ended, whoever ran them.
                            Assert.Equal(40, tuner.Results.Count);
                        },
                        TaskCreationOptions.LongRunning
                    )
                ),
        ];
        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(Enumerable.Range(0, 40), ran.Order());
        var whole = new RandomSearch(
            new SearchOptions
            {
                Objective = "loss",
                MaxTrials = 40,
                Seed = 1,
            }
        );
        whole.Search(TunerTests.Bowl);
        Assert.Equal(whole.Results.Select(r => (r.Number, r.Score)), Tuner(40).Results.Select(r => (r.Number, r.Score)));
    }

    [Fact]
    public async Task HalvingWaitsForTheRungBefore()
    {
        var alone = new SuccessiveHalving(new SearchOptions(), candidates: 9, maxEpochs: 9);
        alone.Search(TunerTests.Bowl);
        SuccessiveHalving Shared() => new(new SearchOptions { Log = Log }, candidates: 9, maxEpochs: 9);
        Task[] tasks =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(_ => Task.Factory.StartNew(() => Shared().Search(TunerTests.Bowl), TaskCreationOptions.LongRunning)),
        ];
        await Task.WhenAll(tasks).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(alone.Results.Select(r => (r.Number, r.Score)), Shared().Results.Select(r => (r.Number, r.Score)));
    }

    public static TheoryData<string> Tuners => ["seed", "objective", "tuner", "settings"];

    [Theory]
    [MemberData(nameof(Tuners))]
    public void TheLogOfAnotherSearchIsRefused(string what)
    {
        string before = "";
        Tuner other = what switch
        {
            "seed" => Tuner(seed: 2),
            "objective" => Tuner(objective: "val_loss"),
            "tuner" => new GridSearch(
                new SearchOptions
                {
                    Objective = "loss",
                    Seed = 1,
                    Log = Log,
                }
            ),
            _ => new BayesianOptimization(
                new SearchOptions
                {
                    Objective = "loss",
                    Seed = 1,
                    Log = Log,
                },
                3
            ),
        };
        Tuner first =
            what == "settings"
                ? new BayesianOptimization(
                    new SearchOptions
                    {
                        Objective = "loss",
                        Seed = 1,
                        Log = Log,
                        MaxTrials = 1,
                    },
                    4
                )
                : Tuner(1);
        first.Search(TunerTests.Bowl);
        before = File.ReadAllText(Log);
        for (int i = 0; i < 2; i++)
        {
            InvalidDataException e = Assert.Throws<InvalidDataException>(() => other.Search(TunerTests.Bowl));
            Assert.Contains($"its {(what == "settings" ? "tuner" : what)} is '", e.Message, StringComparison.Ordinal);
        }
        Assert.Equal(before, File.ReadAllText(Log));
    }

    [Fact]
    public void TheLogOfAnotherSpaceIsRefusedWithTheDifference()
    {
        Tuner().Search(TunerTests.Bowl);
        ArgumentException e = Assert.Throws<ArgumentException>(() => Tuner(13).Search(trial => (double)trial.Int("width", 1, 32)));
        Assert.Contains("'width' is Int from 1 to 32, but Int from 1 to 64 in", e.Message, StringComparison.Ordinal);
        Assert.Contains("search.jsonl", e.Message, StringComparison.Ordinal);
        Assert.Equal(12, Tuner().Results.Count);
    }

    [Theory]
    [InlineData("nothing\n", "Line 1 of ")]
    [InlineData("{\"tuner\":\"RandomSearch\",\"objective\":\"loss\",\"direction\":\"Min\",\"seed\":1}\n{\"trial\":0}\n", "Line 2 of ")]
    [InlineData("{\"tuner\":\"RandomSearch\",\"objective\":\"loss\",\"direction\":\"Min\",\"seed\":1}\n[1]\n", "Line 2 of ")]
    [InlineData(
        "{\"tuner\":\"RandomSearch\",\"objective\":\"loss\",\"direction\":\"Min\",\"seed\":1}\n{\"hyperparameter\":\"a\",\"kind\":\"b\"}\n",
        "There is no hyperparameter of kind 'b'"
    )]
    public void ADamagedLogIsRefusedAndLeftAsItIs(string text, string message)
    {
        File.WriteAllText(Log, text);
        InvalidDataException e = Assert.Throws<InvalidDataException>(() => Tuner().Search(TunerTests.Bowl));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Log));
        Assert.Throws<InvalidDataException>(() => Tuner().Results);
    }

    [Fact]
    public void AFolderThatIsNotThereIsSaidAtOnce()
    {
        var tuner = new RandomSearch(new SearchOptions { Log = Path.Combine(_folder.FullName, "nowhere", "search.jsonl") });
        Assert.Throws<DirectoryNotFoundException>(() => tuner.Search(TunerTests.Bowl));
    }
}
