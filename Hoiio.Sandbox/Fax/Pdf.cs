using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HoiioSdk.Sandbox;

/// <summary>As much of PDF as a fax needs: is it one, how many pages, of which size.</summary>
static partial class Pdf
{
    const int MostBytes = 2 * 1024 * 1024;
    const double Tolerance = 5;

    // A4 and Letter, in points.
    static readonly (double Width, double Height)[] PageSizes = [(595, 842), (612, 792)];

    // D21: both Base64 alphabets are in use.
    public static byte[] Decode(string base64)
    {
        var text = string.Concat(base64.Where(letter => !char.IsWhiteSpace(letter)));
        try
        {
            return Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw new Refusal("error_file_invalid");
        }
    }

    /// <summary>The number of pages; what can't be faxed is refused.</summary>
    public static int CountPages(byte[] file)
    {
        if (file.Length > MostBytes)
            throw new Refusal("error_file_too_big");
        if (!file.AsSpan().StartsWith("%PDF-"u8))
            throw new Refusal("error_file_invalid");
        var text = Encoding.Latin1.GetString(file);
        if (MediaBox().Matches(text).Any(box => !IsFaxable(Side(box, 3) - Side(box, 1), Side(box, 4) - Side(box, 2))))
            throw new Refusal("error_page_size_invalid");
        // Pages inside compressed objects can't be seen from here; there is one at least.
        return Math.Max(1, Page().Count(text));
    }

    /// <summary>Blank pages, for a fax that comes in.</summary>
    public static byte[] Blank(int pages)
    {
        var kids = string.Join(' ', Enumerable.Range(3, pages).Select(id => $"{id} 0 R"));
        var text = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
        text.Append(CultureInfo.InvariantCulture, $"2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages}/MediaBox[0 0 595 842]>>endobj\n");
        for (var page = 0; page < pages; page++)
            text.Append(CultureInfo.InvariantCulture, $"{page + 3} 0 obj<</Type/Page/Parent 2 0 R>>endobj\n");
        return Encoding.ASCII.GetBytes(text.Append("trailer<</Root 1 0 R>>\n%%EOF\n").ToString());
    }

    static double Side(Match box, int group) => double.Parse(box.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    static bool IsFaxable(double width, double height) => PageSizes.Any(size =>
        Near(size, Math.Min(width, height), Math.Max(width, height)));

    static bool Near((double Width, double Height) size, double width, double height) =>
        Math.Abs(size.Width - width) <= Tolerance && Math.Abs(size.Height - height) <= Tolerance;

    [GeneratedRegex(@"/MediaBox\s*\[\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Type\s*/Page(?![a-zA-Z])")]
    private static partial Regex Page();
}
