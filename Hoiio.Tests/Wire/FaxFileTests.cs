using System.IO.Pipes;
using HoiioSdk.Tests.Stub;
using NUnit.Framework;

namespace HoiioSdk.Tests;

/// <summary>How a file goes out: piece by piece, both ways. What it takes of memory is that of the whole process.</summary>
[Category("OneCulture")]
[NonParallelizable]
sealed class FaxFileTests : ClientTest
{
    static readonly string path = Path.Combine(TestContext.CurrentContext.TestDirectory, "streamed.pdf");

    static IEnumerable<TestCaseData> BothWays =>
    [
        new TestCaseData((Func<HoiioClient, Task<dynamic>>)(client => Task.FromResult<object>(client.Fax.Send("+6511111111", path))))
            .SetArgDisplayNames("waiting"),
        new TestCaseData((Func<HoiioClient, Task<dynamic>>)(client => client.Fax.SendAsync("+6511111111", path)))
            .SetArgDisplayNames("async"),
    ];

    [TearDown]
    public void DeleteTheFile() => File.Delete(path);

    [TestCaseSource(nameof(BothWays))]
    public async Task Files_of_any_length_go_out_whole_and_announce_their_length(Func<HoiioClient, Task<dynamic>> send)
    {
        foreach (var length in new[] { 1, 2, 3, 4, 12_287, 12_288, 12_289, 24_577, 2_000_000 })
        {
            var bytes = Write(length);

            await send(Client);

            var request = Server.Requests[^1];
            Assert.That(request["file"], Is.EqualTo(Convert.ToBase64String(bytes)));
            Assert.That(request.Headers["Content-Length"], Is.EqualTo($"{request.Body.Length}"));
            Assert.That(request.Headers.ContainsKey("Transfer-Encoding"), Is.False);
            Assert.That(request.Form.Keys, Is.EqualTo(new[] { "dest", "file", "filename", "app_id", "access_token" }));
        }
    }

    [TestCaseSource(nameof(BothWays))]
    public void An_empty_file_is_not_sent(Func<HoiioClient, Task<dynamic>> send)
    {
        Write(0);

        Assert.That(() => send(Client), Throws.ArgumentException.With.Message.StartsWith($"The file {path} is empty. {Check.NothingSent}"));
        Assert.That(() => File.OpenWrite(path).Dispose(), Throws.Nothing, "nobody has it open");
        Assert.That(Server.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(BothWays))]
    public async Task A_file_of_the_worst_letters_goes_out_whole(Func<HoiioClient, Task<dynamic>> send)
    {
        File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)0xff, 50_000)]);

        await send(Client);

        Assert.That(Convert.FromBase64String(Server.Request["file"]), Has.Length.EqualTo(50_000).And.All.EqualTo(0xff));
    }

    [TestCaseSource(nameof(BothWays))]
    public async Task Memory_does_not_grow_with_the_file(Func<HoiioClient, Task<dynamic>> send)
    {
        using var sink = new Sink();
        Client.ApiEndpoint = sink.Url;
        async Task<long> Allocated(int length)
        {
            Write(length);
            await send(Client);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            HoiioResponse kept = await send(Client);
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            Assert.That(kept.Response.Request.Parameters.Single(parameter => parameter.Name == "file").Value,
                Is.EqualTo($"({(length + 2) / 3 * 4} characters)"));
            return allocated;
        }

        var small = await Allocated(100_000);
        var large = await Allocated(4_000_000);

        Assert.That(large, Is.LessThan(small + 1_000_000));
    }

    [Test]
    public async Task An_answer_that_is_kept_does_not_keep_what_was_sent([Values] bool isWaitedFor)
    {
        using var sink = new Sink();
        Client.ApiEndpoint = sink.Url;
        var fax = new { dest = "+6511111111", file = new byte[1_000_000] };
        async Task<object> Answer() => isWaitedFor ? Client.Request("fax/send", fax) : await Client.RequestAsync("fax/send", fax);
        List<object> kept = [await Answer()];
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 20; i++)
            kept.Add(await Answer());

        // A connection may keep the last request, of some 5 MB, and the servers of earlier tests may not be gone for good.
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(40_000_000));
        GC.KeepAlive(kept);
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_file_that_changes_while_it_is_sent_is_never_sent_with_the_credentials(Func<HoiioClient, Task<dynamic>> send)
    {
        foreach (var change in new Action<FileStream>[] { file => file.SetLength(1000), file => file.SetLength(9_000_000),
            file => { file.Position = 7_999_000; file.Write(new byte[1000]); }, SwapLastGroups })
        {
            Write(8_000_000);
            using var changing = new Sink(() =>
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                change(file);
            });
            Client.ApiEndpoint = changing.Url;

            Assert.That(async () => await send(Client), Throws.ArgumentException.With.Message.Contains(
                $"{path} was changed while it was sent").And.Property("ParamName").EqualTo("file"));
            Assert.That(changing.Received(), Does.Not.Contain("access_token"));
        }
    }

    [TestCaseSource(nameof(BothWays))]
    public void A_file_that_is_gone_or_locked_sends_nothing(Func<HoiioClient, Task<dynamic>> send)
    {
        Assert.That(async () => await send(Client), Throws.TypeOf<FileNotFoundException>().With.Message.Contains(Check.NothingSent));
        Write(10);
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.That(async () => await send(Client), Throws.ArgumentException.With.Message.Contains(Check.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_pipe_is_not_sent_as_it_cannot_be_read_twice()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var file = $"/dev/fd/{pipe.SafePipeHandle.DangerousGetHandle()}";

        Assert.That(() => Client.Fax.Send("+6511111111", file),
            Throws.ArgumentException.With.Message.StartsWith($"{file} is a pipe").And.Message.Contains(Check.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    [Platform("Linux")]
    public void A_file_that_cannot_be_read_sends_nothing()
    {
        // It can be opened, but nothing is mapped at its beginning.
        const string Unreadable = "/proc/self/mem";

        Assert.That(() => Client.Fax.Send("+6511111111", Unreadable), Throws.ArgumentException
            .With.Message.StartsWith($"The file {Unreadable} cannot be read: ").And.Message.Contains(Check.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_call_that_is_cancelled_from_the_start_reads_no_file()
    {
        Write(10);
        using var lockedFile = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.That(async () => await Client.Fax.SendAsync("+6511111111", path, cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCaseSource(nameof(BothWays))]
    public async Task The_file_is_free_again_after_the_call(Func<HoiioClient, Task<dynamic>> send)
    {
        Write(100_000);

        await send(Client);

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.That(file.Length, Is.EqualTo(100_000));
    }

    // What is sent is as long as it was.
    static void SwapLastGroups(FileStream file)
    {
        var groups = new byte[6];
        file.Position = 7_999_992;
        file.ReadExactly(groups);
        file.Position = 7_999_992;
        file.Write([.. groups[3..], .. groups[..3]]);
    }

    static byte[] Write(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(path, bytes);
        return bytes;
    }
}
