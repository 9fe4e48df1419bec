using System.Dynamic;
using HoiioSdk.Answers;
using Microsoft.CSharp.RuntimeBinder;
using RestSharp;

namespace HoiioSdk;

/// <summary>
/// The answer to a call. As <c>dynamic</c> its fields are read by name, <c>res.txn_ref</c> or <c>res.TxnRef</c>, and Python's spellings
/// <c>res.text</c>, <c>res.json</c>, <c>res.response</c>, <c>res.status</c> and <c>res.is_success()</c> work too.
/// Reading a field that a failed answer lacks throws a <see cref="HoiioException"/> with its status.
/// </summary>
public sealed class HoiioResponse : HoiioObject
{
    readonly Redaction redaction;

    internal HoiioResponse(string path, string text, Dictionary<string, Field> fields, RestResponse response, Redaction redaction)
        : base(path, fields)
    {
        this.redaction = redaction;
        Text = text;
        Response = response;
        Status = fields["status"].Text!;
    }

    /// <summary>The body of the response, unchanged.</summary>
    public string Text { get; }

    /// <summary>
    /// The HTTP response: status code, headers, and the <see cref="RestResponseBase.Request"/> with its parameters, without the
    /// credentials.
    /// </summary>
    public RestResponse Response { get; }

    /// <summary><c>success_ok</c>, or an error code such as <c>error_insufficient_credit</c>.</summary>
    public string Status { get; }

    /// <summary>Whether the call succeeded. If not, <see cref="Status"/> says why.</summary>
    public bool IsSuccess() => Status == HoiioStatus.Success;

    /// <summary>The answer itself, if the call succeeded: <c>Hoiio.Voice.Call(a, b).EnsureSuccess().txn_ref</c>.</summary>
    /// <exception cref="HoiioStatusException">The answer reports an error. The message names the status and what it means.</exception>
    public dynamic EnsureSuccess() => IsSuccess() ? this : throw new HoiioStatusException(Path, Redact(Status), this);

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        if (binder.Name != "is_success" || args is not [])
            return base.TryInvokeMember(binder, args, out result);
        result = IsSuccess();
        return true;
    }

    private protected override string Redact(string text) => redaction.Apply(text);

    private protected override bool TryRead(string name, out object? value)
    {
        value = name switch { "text" => Text, "json" => Json, "response" => Response, _ => null };
        if (value is not null || TryGetValue(name, out value))
            return true;
        if (name is "is_success" or nameof(IsSuccess))
            throw new RuntimeBinderException($"{name} is a method: write {name}().");
        return IsSuccess() ? base.TryRead(name, out value) : throw new HoiioException(
            $"{HoiioStatusException.Sentence(Path, Redact(Status))} So there is no {name}: check IsSuccess() before reading it.");
    }
}
