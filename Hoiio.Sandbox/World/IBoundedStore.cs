namespace HoiioSdk.Sandbox.World;

/// <summary>A store of items that share a <see cref="Budget"/>. Its members are thread-safe.</summary>
interface IBoundedStore
{
    int Count { get; }

    long Bytes { get; }

    void DropOldest();
}
