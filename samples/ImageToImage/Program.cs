using System.Globalization;
using NetGen;

namespace ImageToImage;

/// <summary>Three conditions that images are made of: edges, grey images, captions. Without an argument all three; "edges", "colours" or
/// "captions" for one.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        if (FashionMnistData.Read(args) is not var (train, test))
            return 1;
        (train, test) = quick ? (train.Take(1_000), test.Take(200)) : (train.Take(20_000), test.Take(2_000));
        (string Name, Action<Tasks> Run)[] tasks =
        [
            ("edges", t => t.Edges()),
            ("colours", t => t.Colours()),
            ("captions", t => t.Captions()),
        ];
        var asked = tasks.Where(task => args.Contains(task.Name)).ToList();
        var work = new Tasks(train, test, new Judge(train, quick), quick);
        foreach ((_, Action<Tasks> run) in asked.Count > 0 ? asked : [.. tasks])
            run(work);
        return 0;
    }
}
