namespace HoiioSdk;

/// <summary>Carries requests out: on the caller's own thread where the caller waits, else asynchronously.</summary>
sealed class PostHandler(HttpMessageHandler connections) : DelegatingHandler(connections)
{
    /// <summary>How much of an answer is read, unpacked. What is longer is none: a page of 100 entries takes about 25 KB.</summary>
    public const int LongestAnswer = 64 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(Post.Key, out var post);
        var response = post!.CallerWaits
            ? Send(request, cancellationToken)
            : await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        post.StatusCode = response.StatusCode;
        // What comes later is read with a thread of the pool, which may have none to spare.
        if (post.CallerWaits)
            response.Content = ReadToEnd(response.Content, cancellationToken);
        return response;
    }

    static ByteArrayContent ReadToEnd(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        using (content)
        using (cancellationToken.Register(content.Dispose))
        {
            if (content.Headers.ContentLength > LongestAnswer)
                throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded);
            var stream = content.ReadAsStream(cancellationToken);
            Span<byte> piece = stackalloc byte[1 << 12];
            while (stream.Read(piece) is > 0 and var count)
            {
                if (body.Length + count > LongestAnswer)
                    throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded);
                body.Write(piece[..count]);
            }
        }
        cancellationToken.ThrowIfCancellationRequested();
        var whole = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        foreach (var header in content.Headers)
            whole.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return whole;
    }
}
