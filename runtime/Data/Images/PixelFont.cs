namespace NetGen;

/// <summary>Letters of 5 x 8 pixels for the labels of pictures, drawn in black at twice that size.</summary>
internal static class PixelFont
{
    /// <summary>Pixels of the picture from the top of a letter to its end below the line.</summary>
    public const int Height = 8 * Zoom;
    private const int Zoom = 2,
        Columns = 5,
        Pitch = Columns + 1;

    /// <summary>From ' ' to '~' the five columns of each letter; the lowest bit of a column is its top.</summary>
    private static readonly byte[] s_columns = Convert.FromHexString(
        "000000000000005F00000007000700147F147F14242A7F2A12231308646236495620500008070300001C2241000041221C00"
            + "2A1C7F1C2A08083E080800807030000808080808000060600020100804023E5149453E00427F400072494949462141494D33"
            + "1814127F1027454545393C4A49493141211109073649494936464949291E0000140000004034000000081422411414141414"
            + "004122140802015909063E415D594E7C1211127C7F494949363E414141227F4141413E7F494949417F090909013E41415173"
            + "7F0808087F00417F41002040413F017F081422417F404040407F021C027F7F0408107F3E4141413E7F090909063E4151215E"
            + "7F09192946264949493203017F01033F4040403F1F2040201F3F4038403F631408146303047804036159494D43007F414141"
            + "0204081020004141417F04020102044040404040000307080020545478407F284444383844444428384444287F3854545418"
            + "00087E090218A4A49C787F0804047800447D40002040403D007F1028440000417F40007C047804787C080404783844444438"
            + "FC1824241818242418FC7C08040408485454542404043F44243C4040207C1C2040201C3C4030403C44281028444C9090907C"
            + "4464544C440008364100000077000000413608000201020402"
    );

    /// <summary>How wide a text is.</summary>
    public static int Width(string text) => Math.Max(0, text.Length * Pitch - 1) * Zoom;

    /// <summary>Draws a text; what has no letter here becomes a question mark.</summary>
    public static void Draw(Picture picture, string text, int top, int left)
    {
        for (int i = 0; i < text.Length; i++)
        for (int column = 0; column < Columns; column++)
        {
            int letter = (text[i] is >= ' ' and <= '~' ? text[i] : '?') - ' ',
                bits = s_columns[letter * Columns + column];
            for (int row = 0; row < 8; row++)
                if ((bits >> row & 1) != 0)
                    picture.Blacken(top + row * Zoom, left + (i * Pitch + column) * Zoom, Zoom);
        }
    }
}
