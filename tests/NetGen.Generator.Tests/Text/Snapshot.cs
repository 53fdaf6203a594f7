using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests;

/// <summary>Whole texts beside the test, in Verify's convention: Class.Method.verified.cs. NETGEN_ACCEPT=1 writes them anew;
/// a difference leaves the new text in Class.Method.received.cs.</summary>
internal static class Snapshot
{
    public static void Verify(string text, [CallerFilePath] string path = "", [CallerMemberName] string method = "") =>
        VerifyFile(text, Path.ChangeExtension(path, null) + "." + method + ".verified.cs");

    /// <summary>The same with a file of any name.</summary>
    public static void VerifyFile(string text, string verified)
    {
        string received = Path.ChangeExtension(verified.Replace(".verified", ""), ".received" + Path.GetExtension(verified));
        if (Environment.GetEnvironmentVariable("NETGEN_ACCEPT") == "1")
            File.WriteAllText(verified, text);
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        int line = expected.Split('\n').Zip(text.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
        Assert.Fail(
            $"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)} from line {line} on. If the new text is right, run "
                + $"the test with NETGEN_ACCEPT=1."
        );
    }
}
