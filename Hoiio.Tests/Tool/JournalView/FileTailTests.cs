using HoiioSdk.Sandbox.Tool.JournalView;
using NUnit.Framework;

namespace HoiioSdk.Tests.Tool.JournalView;

/// <summary>New lines of a file are read even if it is truncated, moved, deleted or replaced in the meantime.</summary>
[Parallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class FileTailTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("hoiio-tail-").FullName;
    readonly string path;
    readonly FileTail tail;

    public FileTailTests()
    {
        path = Path.Combine(folder, "journal.jsonl");
        tail = new(path);
    }

    public void Dispose()
    {
        tail.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Each_read_returns_the_lines_that_were_added_since_the_last()
    {
        Append("one\ntwo\n");
        Assert.That(await Read(), Is.EqualTo(["one", "two"]));
        Assert.That(await Read(), Is.Empty);
        Append("three\n");
        Assert.That(await Read(), Is.EqualTo(["three"]));
        Assert.That((tail.LineNumber, tail.Replacements), Is.EqualTo((3, 0)));
    }

    [Test]
    public async Task A_line_without_an_end_is_returned_once_it_has_one()
    {
        Append("one\ntw");
        Assert.That(await Read(), Is.EqualTo(["one"]));
        Append("o\n");
        Assert.That(await Read(), Is.EqualTo(["two"]));
    }

    [Test]
    public async Task An_unfinished_line_is_returned_on_request()
    {
        Append("one\ntw");
        Assert.That(await Read(withUnfinished: true), Is.EqualTo(["one", "tw"]));
    }

    [Test]
    public async Task A_truncated_file_is_read_from_its_start(
        [Values("four\n", "a line that is longer than the previous content\n")] string next)
    {
        Append("one\ntwo\n");
        await Read();
        File.WriteAllText(path, next);
        Assert.That(await Read(), Is.EqualTo([next.TrimEnd()]));
        Assert.That((tail.LineNumber, tail.Replacements), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_moved_file_is_read_to_its_end_before_the_new_file()
    {
        Append("one\n");
        await Read();
        Append("two\n");
        File.Move(path, path + ".1");
        Append("three\n");
        Assert.That(await Read(), Is.EqualTo(["two", "three"]));
        Append("four\n");
        Assert.That(await Read(), Is.EqualTo(["four"]));
    }

    [Test]
    public async Task A_deleted_file_is_read_to_its_end_before_the_new_file()
    {
        Append("one\n");
        await Read();
        Append("two\n");
        File.Delete(path);
        Assert.That(await Read(), Is.EqualTo(["two"]));
        Assert.That(await Read(), Is.Empty);
        Append("three\n");
        Assert.That(await Read(), Is.EqualTo(["three"]));
    }

    [Test]
    public async Task A_file_is_read_once_it_exists()
    {
        Assert.That(await Read(), Is.Empty);
        Assert.That(tail.HasExisted, Is.False);
        Append("one\n");
        Assert.That(await Read(), Is.EqualTo(["one"]));
        Assert.That((tail.HasExisted, tail.Replacements), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task A_byte_order_mark_and_Windows_line_ends_are_removed()
    {
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "one\r\ntwo\r\n"u8]);
        Assert.That(await Read(), Is.EqualTo(["one", "two"]));
    }

    [Test]
    public async Task A_line_longer_than_the_buffer_is_returned_in_one_piece()
    {
        var line = string.Concat(Enumerable.Repeat("é", 300_000));
        Append($"{line}\nnext\n");
        Assert.That(await Read(), Is.EqualTo([line, "next"]));
    }

    void Append(string text) => File.AppendAllText(path, text);

    async Task<List<string>> Read(bool withUnfinished = false)
    {
        var lines = new List<string>();
        await foreach (var line in tail.ReadLinesAsync(withUnfinished, CancellationToken.None))
            lines.Add(line);
        return lines;
    }
}
