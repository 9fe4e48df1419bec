namespace HoiioSdk.Sandbox.World;

/// <summary>Somebody who keeps items within a <see cref="Budget"/>. Its members may be used from several threads.</summary>
interface IBoundedStore
{
    int Count { get; }

    long Bytes { get; }

    void DropOldest();
}
