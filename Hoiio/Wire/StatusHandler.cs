namespace HoiioSdk.Wire;

/// <summary>Notes the HTTP status of an answer as soon as its headers have come, for the error of a body that breaks off.</summary>
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
