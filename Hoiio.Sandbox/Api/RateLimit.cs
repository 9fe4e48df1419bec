using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>60 requests a minute, counted for each path on its own.</summary>
sealed class RateLimit
{
    public const int Allowed = 60;
    public const string Error = "error_rate_limit_exceeded";

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly Dictionary<string, Queue<DateTimeOffset>> seen = [];

    public void Count(string path, DateTimeOffset now)
    {
        if (!seen.TryGetValue(path, out var times))
            seen[path] = times = [];
        while (times.TryPeek(out var oldest) && oldest <= now - Window)
            times.Dequeue();
        if (times.Count == Allowed)
            throw new Refusal(Error);
        times.Enqueue(now);
    }
}
