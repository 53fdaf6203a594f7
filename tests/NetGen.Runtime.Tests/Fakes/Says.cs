namespace NetGen.Runtime.Tests;

/// <summary>Refusals that name what is wrong.</summary>
internal static class Says
{
    public static void That<T>(string text, Func<object?> act)
        where T : Exception =>
        That<T>(
            text,
            () =>
            {
                _ = act();
            }
        );

    public static void That<T>(string text, Action act)
        where T : Exception => Assert.Contains(text, Assert.ThrowsAny<T>(act).Message);
}
