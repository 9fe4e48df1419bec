using HoiioSdk.Sandbox;
using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.All)]

public abstract class OwnSandbox(string number)
{
    readonly HoiioSandbox sandbox = HoiioSandbox.Start();

    [OneTimeTearDown]
    public void Stop() => sandbox.Dispose();

    [Test]
    public void Sees_its_own_messages_only()
    {
        for (var count = 1; count <= 20; count++)
        {
            sandbox.Client.Sms.Send("Hoiio World", number);
            var history = sandbox.Client.Sms.History();

            Assert.That(history.total_entries_count, Is.EqualTo(count));
            Assert.That((string)history.entries[0].dest, Is.EqualTo(number));
        }
    }
}

public sealed class First() : OwnSandbox("+6511111111");

public sealed class Second() : OwnSandbox("+6522222222");
