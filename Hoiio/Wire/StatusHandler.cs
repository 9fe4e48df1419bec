namespace HoiioSdk.Wire;

/// <summary>Records the HTTP status when the headers arrive, for the error of a truncated body.</summary>
sealed class StatusHandler(HttpMessageHandler connections) : DelegatingHandler(connections)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Options.TryGetValue(Post.Key, out var post))
            post.StatusCode = response.StatusCode;
        return response;
    }
}
