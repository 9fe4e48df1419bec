namespace HoiioSdk;

/// <summary>The Hoiio API.</summary>
public static class Hoiio
{
}
