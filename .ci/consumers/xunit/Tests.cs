using HoiioSdk.Sandbox;
using Xunit;

public abstract class OwnSandbox(string number) : IDisposable
{
    readonly HoiioSandbox sandbox = HoiioSandbox.Start();

    public void Dispose()
    {
        sandbox.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Sees_its_own_messages_only()
    {
        for (var count = 1; count <= 20; count++)
        {
            sandbox.Client.Sms.Send("Hoiio World", number);
            var history = sandbox.Client.Sms.History();

            Assert.Equal(count, (int)history.total_entries_count);
            Assert.Equal(number, (string)history.entries[0].dest);
        }
    }
}

// Classes run in parallel.
public sealed class First() : OwnSandbox("+6511111111");

public sealed class Second() : OwnSandbox("+6522222222");
