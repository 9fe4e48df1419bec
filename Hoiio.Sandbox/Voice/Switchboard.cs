using HoiioSdk.Sandbox.Wire;
using HoiioSdk.Sandbox.World;

namespace HoiioSdk.Sandbox.Voice;

/// <summary>All calls, the lines and rooms that they use, and the phones in hand.</summary>
sealed class Switchboard(WorldState world)
{
    // docs/sources.md D30: the limit is per account, and applies only to calls.
    const int MaxLines = 8;

    readonly List<Call> live = [];
    readonly Dictionary<string, int> participantsByRoom = new(StringComparer.Ordinal);
    readonly SortedSet<string> phonesInHand = new(StringComparer.Ordinal);

    public WorldState World => world;

    public Transactions<Call> Calls { get; } = new(world);

    /// <summary>The calls that have not ended, in order.</summary>
    public IReadOnlyList<Call> Live => live;

    /// <summary>The phones in hand, in order. They ring until they are answered or declined, and are never answered
    /// automatically.</summary>
    public IReadOnlyCollection<string> PhonesInHand => phonesInHand;

    public bool IsInHand(string number) => phonesInHand.Contains(number);

    public void PickUp(string number) => phonesInHand.Add(number);

    /// <summary>Returns false if the phone is not in hand.</summary>
    public bool LayDown(string number) => phonesInHand.Remove(number);

    /// <summary>Whether a room has ever been used.</summary>
    public bool RoomExists(string name) => participantsByRoom.ContainsKey(name);

    public int ParticipantsIn(string room) => participantsByRoom.GetValueOrDefault(room);

    public void EnsureAvailable(int lines, decimal rate)
    {
        if (live.Count + lines > MaxLines)
            throw new ApiException("error_concurrent_call_limit_reached");
        world.Account.EnsureAvailable(rate);
    }

    public void Add(Call call)
    {
        Calls.Add(call);
        live.Add(call);
    }

    public void Remove(Call call)
    {
        live.Remove(call);
        if (call.Room is { } room)
            participantsByRoom[room]--;
    }

    public void Join(string room) => participantsByRoom[room] = ParticipantsIn(room) + 1;
}
