using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Diagnostics;

/// <summary>An exception inside the compiler as a diagnostic of the network that it was about. Cancellation is none.</summary>
internal static class Failure
{
    /// <summary>The exception's type and message, and the method of the compiler that it came from, in one line.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="e">The exception.</param>
    /// <param name="caughtBy">The class that caught it, which it does not come from.</param>
    public static Problem Of(string network, Exception e, Type caughtBy)
    {
        string place = (new StackTrace(e).GetFrames() ?? []).Select(frame => Method(frame, caughtBy)).FirstOrDefault(m => m is not null)
            is { } method
            ? " in " + method
            : "";
        string message = Regex.Replace(e.Message, @"\s+", " ").TrimEnd('.');
        return new Problem(Descriptors.CompilerFailed, [network, e.GetType().Name + place, message]);
    }

    // A method of the compiler, without what the C# compiler makes of lambdas; null for any other and for the one that caught.
    private static string? Method(StackFrame frame, Type caughtBy)
    {
        Type? type = frame.GetMethod()?.DeclaringType;
        while (type is { DeclaringType: { } outer } && type.Name[0] == '<')
            type = outer;
        bool isOwn = type?.Assembly == typeof(Failure).Assembly && type != typeof(Failure) && type != caughtBy;
        return isOwn ? $"{type!.Name}.{frame.GetMethod()!.Name}" : null;
    }
}
