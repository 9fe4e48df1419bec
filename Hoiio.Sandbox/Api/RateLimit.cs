using HoiioSdk.Sandbox.Wire;

namespace HoiioSdk.Sandbox.Api;

/// <summary>Allows 60 requests per minute for each path.</summary>
sealed class RateLimit
{
    public const int MaxRequests = 60;
    public const string Error = "error_rate_limit_exceeded";

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly Dictionary<string, Queue<DateTimeOffset>> timesByPath = [];

    public void Count(string path, DateTimeOffset now)
    {
        if (!timesByPath.TryGetValue(path, out var times))
            timesByPath[path] = times = [];
        while (times.TryPeek(out var oldest) && oldest <= now - Window)
            times.Dequeue();
        if (times.Count == MaxRequests)
            throw new ApiException(Error);
        times.Enqueue(now);
    }
}
