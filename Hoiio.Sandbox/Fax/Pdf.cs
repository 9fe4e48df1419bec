using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Fax;

/// <summary>Validates the PDF of a fax, counts its pages, and creates the PDF of a received fax.</summary>
static partial class Pdf
{
    const int MaxBytes = 2 * 1024 * 1024;
    const double Tolerance = 5;

    /// <summary>More pages than a document of <see cref="MaxBytes"/> can have.</summary>
    public const int MaxPages = 2_000_000;

    // Two compressed megabytes could become two gigabytes.
    const int MaxInflatedBytes = 16 * 1024 * 1024;

    // A4 and Letter, in points.
    static readonly (double Width, double Height)[] PageSizes = [(595, 842), (612, 792)];

    // docs/sources.md D21: clients use both Base64 alphabets.
    public static byte[] Decode(string base64)
    {
        // Too long even for a document of the maximum size in short lines. Do not copy it.
        if (base64.Length > 2 * MaxBytes)
            throw new ApiException("error_file_too_big");
        var text = string.Concat(base64.Split());
        try
        {
            return Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw new ApiException("error_file_invalid");
        }
    }

    /// <summary>Returns the number of pages. Throws if the document cannot be faxed.</summary>
    public static int CountPages(byte[] file)
    {
        if (file.Length > MaxBytes)
            throw new ApiException("error_file_too_big");
        if (!file.AsSpan().StartsWith("%PDF-"u8))
            throw new ApiException("error_file_invalid");
        var text = Encoding.Latin1.GetString(file);
        text += string.Concat(InflatedObjects(file, text));
        if (MediaBox().Matches(text).Any(box => !IsFaxable(Side(box, 3) - Side(box, 1), Side(box, 4) - Side(box, 2))))
            throw new ApiException("error_page_size_invalid");
        // Pages in encrypted objects are not found, but a document has at least one page.
        return Math.Max(1, Page().Count(text));
    }

    /// <summary>Creates the document of a received fax, whose pages show the sender.</summary>
    public static byte[] CreateReceived(string from, string to, int pages)
    {
        var objects = new List<string>
        {
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(page => $"{4 + (2 * page)} 0 R"))}]/Count "
                + $"{pages}/MediaBox[0 0 595 842]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        };
        for (var page = 0; page < pages; page++)
        {
            var content = $"BT /F1 18 Tf 72 760 Td (Fax from {from}) Tj 0 -28 Td (to {to}) Tj 0 -28 Td (Page {page + 1} of {pages}) Tj ET";
            objects.Add($"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + (2 * page)} 0 R>>");
            objects.Add($"<</Length {content.Length}>>stream\n{content}\nendstream");
        }
        // The table at the end lists the offset of each object, in ten digits, on lines of twenty bytes.
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new StringBuilder("0000000000 65535 f \n");
        for (var index = 0; index < objects.Count; index++)
        {
            offsets.Append(CultureInfo.InvariantCulture, $"{text.Length:D10} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj{objects[index]}endobj\n");
        }
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n{offsets}");
        text.Append(CultureInfo.InvariantCulture, $"trailer<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Inflates the object streams of PDF 1.5, which may contain pages.</summary>
    static IEnumerable<string> InflatedObjects(byte[] file, string text)
    {
        var rest = MaxInflatedBytes;
        foreach (Match dictionary in ObjectStream().Matches(text))
        {
            using var inflated = new MemoryStream();
            try
            {
                var start = dictionary.Index + dictionary.Length;
                using var zlib = new ZLibStream(new MemoryStream(file, start, file.Length - start), CompressionMode.Decompress);
                var buffer = new byte[4096];
                while (rest > 0 && zlib.Read(buffer, 0, Math.Min(rest, buffer.Length)) is > 0 and var count)
                {
                    inflated.Write(buffer, 0, count);
                    rest -= count;
                }
            }
            catch (InvalidDataException)
            {
                // Use the part that was inflated before the error.
            }
            yield return Encoding.Latin1.GetString(inflated.GetBuffer(), 0, (int)inflated.Length);
        }
    }

    static double Side(Match box, int group) => double.Parse(box.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    static bool IsFaxable(double width, double height) => PageSizes.Any(size =>
        IsNear(size, Math.Min(width, height), Math.Max(width, height)));

    static bool IsNear((double Width, double Height) size, double width, double height) =>
        Math.Abs(size.Width - width) <= Tolerance && Math.Abs(size.Height - height) <= Tolerance;

    [GeneratedRegex(@"/MediaBox\s*\[\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Type\s*/Page(?![a-zA-Z])")]
    private static partial Regex Page();

    [GeneratedRegex(@"/Type\s*/ObjStm\b[^\0]{0,500}?\bstream\r?\n")]
    private static partial Regex ObjectStream();
}
