using System.Diagnostics;
using System.Text.RegularExpressions;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Diagnostics;

/// <summary>An exception inside the compiler as a diagnostic of the network that it was about. Cancellation is none.</summary>
internal static class Failure
{
    /// <summary>The exception's type and message, and the method of the compiler that it came from, in one line.</summary>
    public static Problem Of(string network, Exception e)
    {
        string place = (new StackTrace(e).GetFrames() ?? []).Select(Method).FirstOrDefault(m => m is not null) is { } method
            ? " in " + method
            : "";
        string message = Regex.Replace(e.Message, @"\s+", " ").TrimEnd('.');
        return new Problem(Descriptors.CompilerFailed, [network, e.GetType().Name + place, message]);
    }

    // A method of the compiler, without what the C# compiler makes of lambdas; null for any other and for those that catch.
    private static string? Method(StackFrame frame)
    {
        Type? type = frame.GetMethod()?.DeclaringType;
        while (type is { DeclaringType: { } outer } && type.Name[0] == '<')
            type = outer;
        bool isOwn =
            type?.Assembly == typeof(Failure).Assembly
            && type != typeof(Failure)
            && type != typeof(GeneratedFile)
            && type != typeof(Project);
        return isOwn ? $"{type!.Name}.{frame.GetMethod()!.Name}" : null;
    }
}
