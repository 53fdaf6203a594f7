using System.Globalization;

namespace Translation;

/// <summary>Dates as people write them.</summary>
internal static class Dates
{
    private static readonly string[] s_tens = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] s_numbers =
    [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] s_ordinals =
    [
        "",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];

    /// <summary>Days from 1900 to 2099, each in words of one kind or another.</summary>
    public static (string Words, string Iso)[] Make(int count, int seed)
    {
        var random = new Random(seed);
        var first = new DateTime(1900, 1, 1);
        int days = (new DateTime(2100, 1, 1) - first).Days;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => first.AddDays(random.Next(days)))
                .Select(date => (InWords(date, random.Next(7)), date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ];
    }

    private static string InWords(DateTime date, int kind)
    {
        string month = date.ToString("MMMM", CultureInfo.InvariantCulture).ToLowerInvariant(),
            weekday = date.DayOfWeek.ToString().ToLowerInvariant();
        return kind switch
        {
            0 => $"{date.Day} {month} {date.Year}",
            1 => $"{month} {date.Day}{Ending(date.Day)}, {date.Year}",
            2 => $"{weekday}, {date.Day} {month[..3]} {date.Year}",
            3 => $"the {date.Day}{Ending(date.Day)} of {month} {date.Year}",
            4 => $"{weekday} the {Ordinal(date.Day)} of {month}, {date.Year}",
            5 => $"{month} the {Ordinal(date.Day)}, {Year(date.Year)}",
            _ => $"{Ordinal(date.Day)} {month[..3]} {Year(date.Year)}",
        };
    }

    private static string Ending(int day) =>
        (day % 10, day / 10) switch
        {
            (_, 1) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };

    private static string Ordinal(int day) =>
        day <= 20 ? s_ordinals[day]
        : day == 30 ? "thirtieth"
        : $"{s_tens[day / 10]}-{s_ordinals[day % 10]}";

    // 1907 is nineteen oh seven, 2007 two thousand seven.
    private static string Year(int year)
    {
        int rest = year % 100;
        string end =
            rest < 20 ? s_numbers[rest]
            : rest % 10 == 0 ? s_tens[rest / 10]
            : $"{s_tens[rest / 10]}-{s_numbers[rest % 10]}";
        return (year / 100, rest) switch
        {
            (19, 0) => "nineteen hundred",
            (19, < 10) => "nineteen oh " + end,
            (20, < 10) => ("two thousand " + end).TrimEnd(),
            (19, _) => "nineteen " + end,
            _ => "twenty " + end,
        };
    }
}
