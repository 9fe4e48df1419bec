using System.Diagnostics;
using System.IO.Pipes;
using HoiioSdk.Arguments;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>How blocking and async calls read and send a fax file.</summary>
[Category("OneCulture")]
[NonParallelizable]
sealed class FaxFileTests : ClientTest
{
    static readonly string path = Path.Combine(TestContext.CurrentContext.TestDirectory, "fax.pdf");

    static IEnumerable<TestCaseData> BothWays =>
    [
        new TestCaseData((Func<HoiioClient, Task<dynamic>>)(client => Task.FromResult<object>(client.Fax.Send("+6511111111", path))))
            .SetArgDisplayNames("blocking"),
        new TestCaseData((Func<HoiioClient, Task<dynamic>>)(client => client.Fax.SendAsync("+6511111111", path)))
            .SetArgDisplayNames("async"),
    ];

    [TearDown]
    public void DeleteTheFile() => File.Delete(path);

    [TestCaseSource(nameof(BothWays))]
    public async Task A_file_is_sent_whole_with_a_content_length(Func<HoiioClient, Task<dynamic>> send)
    {
        foreach (var length in new[] { 1, 2, 3, 4, 65_535, 65_536, 65_537, 2_000_000 })
            await AssertSentWhole(send, length);
    }

    [Test]
    public Task A_file_of_exactly_16_MB_is_sent_whole() =>
        AssertSentWhole(client => client.Fax.SendAsync("+6511111111", path), 16 << 20);

    [TestCaseSource(nameof(BothWays))]
    public void An_empty_file_is_refused_and_closed(Func<HoiioClient, Task<dynamic>> send)
    {
        Write(0);

        Assert.That(() => send(Client), Throws.ArgumentException.With.Message.StartsWith($"The file {path} is empty, or is a pipe"));
        Assert.That(() => File.OpenWrite(path).Dispose(), Throws.Nothing);
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_file_above_16_MB_is_refused_before_it_is_read(Func<HoiioClient, Task<dynamic>> send)
    {
        foreach (var length in new[] { (16L << 20) + 1, 3L << 30 })
        {
            using (var file = File.Create(path))
                file.SetLength(length);
            var before = GC.GetTotalAllocatedBytes();

            Assert.That(() => send(Client), Throws.ArgumentException.With.Message.Contains("is larger than 16 MB").And
                .Message.Contains(Ensure.NothingSent).And.Property("ParamName").EqualTo("file"));
            Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(8 << 20));
        }
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    [Platform("Linux")]
    public async Task Pipes_and_devices_are_refused_without_opening_them()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var fifo = path + ".fifo";
        var link = path + ".link";
        using (var mkfifo = Process.Start("mkfifo", fifo))
            await mkfifo.WaitForExitAsync();
        File.CreateSymbolicLink(link, fifo);
        try
        {
            foreach (var file in new[] { fifo, link, $"/dev/fd/{pipe.SafePipeHandle.DangerousGetHandle()}", "/dev/zero", "/proc/self/mem" })
                Assert.That(() => Client.Fax.SendAsync("+6511111111", file).WaitAsync(TimeSpan.FromSeconds(60)), Throws.ArgumentException
                    .With.Message.StartsWith($"The file {file} is empty, or is a pipe or a device.").And.Message
                    .Contains(Ensure.NothingSent));
        }
        finally
        {
            File.Delete(link);
            File.Delete(fifo);
        }
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_file_that_another_reader_has_open_is_sent()
    {
        var bytes = Write(10);
        using var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);

        await Client.Fax.SendAsync("+6511111111", path);

        Assert.That(Server.Request["file"], Is.EqualTo(Convert.ToBase64String(bytes)));
    }

    [Test]
    public async Task An_answer_does_not_keep_the_sent_file_in_memory([Values] bool isBlocking)
    {
        using var sink = new Sink();
        Client.ApiEndpoint = sink.Url;
        var fax = new { dest = "+6511111111", file = new byte[1_000_000] };
        async Task<object> Answer() => isBlocking ? Client.Request("fax/send", fax) : await Client.RequestAsync("fax/send", fax);
        List<object> kept = [await Answer()];
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 20; i++)
            kept.Add(await Answer());

        // A connection may keep the last request, of about 5 MB, and servers of earlier tests may still be in memory.
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(40_000_000));
        GC.KeepAlive(kept);
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_missing_or_locked_file_throws_and_nothing_is_sent(Func<HoiioClient, Task<dynamic>> send)
    {
        Assert.That(async () => await send(Client), Throws.TypeOf<FileNotFoundException>().With.Message.Contains(Ensure.NothingSent)
            .And.Property("FileName").EqualTo(path));
        Write(10);
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.That(async () => await send(Client), Throws.ArgumentException.With.Message.Contains(Ensure.NothingSent)
                .And.Message.StartsWith($"The file {path} cannot be read: "));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_call_cancelled_beforehand_reads_no_file()
    {
        Write(10);
        using var lockedFile = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.That(async () => await Client.Fax.SendAsync("+6511111111", path, cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCaseSource(nameof(BothWays))]
    public async Task The_file_is_closed_after_the_call(Func<HoiioClient, Task<dynamic>> send)
    {
        Write(100_000);

        await send(Client);

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.That(file.Length, Is.EqualTo(100_000));
    }

    async Task AssertSentWhole(Func<HoiioClient, Task<dynamic>> send, int length)
    {
        var bytes = Write(length);

        await send(Client);

        var request = Server.Requests[^1];
        Assert.That(request["file"] == Convert.ToBase64String(bytes), $"{length} bytes");
        Assert.That(request.Headers["Content-Length"], Is.EqualTo($"{request.Body.Length}"));
        Assert.That(request.Form.Keys, Is.EqualTo(new[] { "dest", "file", "filename", "app_id", "access_token" }));
    }

    static byte[] Write(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(path, bytes);
        return bytes;
    }
}
