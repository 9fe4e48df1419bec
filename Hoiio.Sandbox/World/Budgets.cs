namespace HoiioSdk.Sandbox.World;

/// <summary>The limits that the sandboxes of a process share.</summary>
sealed class Budgets
{
    const int MaxEntries = 10_000;
    const long MaxBytes = 64 * 1024 * 1024;
    const long MaxEventBytes = 16 * 1024 * 1024;

    public Budget Requests { get; } = new(MaxEntries, MaxBytes);

    public Budget Acts { get; } = new(MaxEntries, MaxBytes);

    public Budget Notifications { get; } = new(MaxEntries, MaxBytes);

    public Budget Events { get; } = new(MaxEntries, MaxEventBytes);

    public Budget Files { get; } = new(int.MaxValue, MaxBytes);
}
