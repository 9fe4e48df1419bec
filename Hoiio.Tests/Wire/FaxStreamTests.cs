using System.IO.Compression;
using HoiioSdk.Arguments;
using NUnit.Framework;

namespace HoiioSdk.Tests.Wire;

/// <summary>How Request sends files, streams and bytes as parameters.</summary>
[Category("OneCulture")]
sealed class FaxStreamTests : ClientTest
{
    [Test]
    public void Reading_a_file_counts_towards_the_timeout()
    {
        using var endless = new Hanging();
        Client.Timeout = TimeSpan.FromMilliseconds(100);

        Assert.That(() => Client.Request("fax/send", new { dest = "+6511111111", file = endless }), Throws.TypeOf<HoiioTimeoutException>()
            .With.Message.EqualTo("fax/send: the file was not read within 0.1 seconds. Nothing was sent."));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Reading_a_file_can_be_cancelled()
    {
        using var endless = new Hanging();
        using var cancel = new CancellationTokenSource();
        var call = Client.RequestAsync("fax/send", new { dest = "+6511111111", file = endless }, cancellationToken: cancel.Token);
        Assert.That(endless.IsRead.Wait(TimeSpan.FromSeconds(60)), "the file is being read");

        await cancel.CancelAsync();

        Assert.That(async () => await call.WaitAsync(TimeSpan.FromSeconds(60)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void Bytes_files_and_streams_are_sent_as_Base64()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, "stream.pdf");
        File.WriteAllBytes(path, bytes);
        using var stream = File.OpenRead(path);
        foreach (var file in new object[] { bytes, bytes.AsMemory(), (ReadOnlyMemory<byte>)bytes, new ArraySegment<byte>(bytes),
            bytes.ToList(), new FileInfo(path), stream })
        {
            Client.Request("fax/send", new { dest = "+6511111111", file });

            Assert.That(Server.Requests[^1]["file"] == Convert.ToBase64String(bytes), $"{file.GetType()}");
        }
    }

    [Test]
    public void A_stream_is_sent_from_its_position()
    {
        using var stream = new MemoryStream([1, 2, 3, 4, 5]) { Position = 2 };

        Client.Request("fax/send", new { file = stream });

        Assert.That(Server.Request["file"], Is.EqualTo(Convert.ToBase64String([3, 4, 5])));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public void A_file_that_is_changed_while_it_is_read_is_refused(int change)
    {
        using var changing = new Changing(change);

        Assert.That(() => Client.Request("fax/send", new { file = changing }), Throws.ArgumentException
            .With.Message.Contains("changed while it was read.").And.Message.Contains(Ensure.NothingSent));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void A_stream_at_its_end_or_above_16_MB_is_refused()
    {
        using var written = new MemoryStream();
        written.Write([1, 2, 3]);
        using var zeros = File.OpenRead(OperatingSystem.IsWindows() ? Path.GetTempFileName() : "/dev/zero");

        Assert.That(() => Client.Request("fax/send", new { file = written }), Throws.ArgumentException
            .With.Message.Contains("The stream is empty, or is at its end: set Position to 0."));
        if (!OperatingSystem.IsWindows())
            Assert.That(() => Client.Request("fax/send", new { file = zeros }), Throws.ArgumentException
                .With.Message.Contains("is larger than 16 MB"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public void Bytes_above_16_MB_are_refused()
    {
        var large = new byte[(16 << 20) + 1];
        foreach (var file in new object[] { large, large.AsMemory(), (ReadOnlyMemory<byte>)large, Endless() })
            Assert.That(() => Client.Request("fax/send", new { file }), Throws.ArgumentException
                .With.Message.Contains("The file is larger than 16 MB.").And.Message.Contains(Ensure.NothingSent), $"{file.GetType()}");
        Assert.That(Server.Requests, Is.Empty);

        static IEnumerable<byte> Endless()
        {
            while (true)
                yield return 0;
        }
    }

    [Test]
    public void A_stream_is_read_asynchronously()
    {
        using var body = new AsynchronousOnly();

        Client.Request("fax/send", new { file = body });

        Assert.That(Server.Request["file"], Is.EqualTo(Convert.ToBase64String([1, 2, 3])));
    }

    [Test]
    public void A_stream_that_cannot_be_read_is_refused()
    {
        var closed = new MemoryStream([1, 2, 3]);
        closed.Dispose();
        using var writeOnly = new DeflateStream(new MemoryStream(), CompressionMode.Compress);
        using var broken = new GZipStream(new MemoryStream(new byte[100]), CompressionMode.Decompress);

        foreach (var stream in new Stream[] { closed, writeOnly, broken })
            Assert.That(() => Client.Request("fax/send", new { file = stream }), Throws.ArgumentException
                .With.Message.StartsWith("The stream cannot be read: ").And.Message.Contains(Ensure.NothingSent), $"{stream}");
        Assert.That(Server.Requests, Is.Empty);
    }

    /// <summary>The body of a request in ASP.NET Core.</summary>
    sealed class AsynchronousOnly : MemoryStream
    {
        readonly MemoryStream content = new([1, 2, 3]);

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            content.ReadAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            content.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>A file whose length changes while it is read.</summary>
    sealed class Changing(int change) : MemoryStream([1, 2, 3])
    {
        public override long Length => base.Length - change;
    }

    /// <summary>A file on a disk that does not respond.</summary>
    sealed class Hanging : MemoryStream
    {
        readonly ManualResetEventSlim over = new();

        public Hanging() : base([1, 2, 3])
        {
        }

        public ManualResetEventSlim IsRead { get; } = new();

        public override int Read(byte[] buffer, int offset, int count)
        {
            IsRead.Set();
            over.Wait();
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            over.Set();
            base.Dispose(disposing);
        }
    }
}
