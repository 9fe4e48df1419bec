namespace HoiioSdk;

/// <summary>The documented values of an answer's <c>status</c>, with their meanings.</summary>
public static class HoiioStatus
{
    /// <summary>The service did what was asked.</summary>
    public const string Success = "success_ok";

    const string NumberForm = "write it as +6511111111: plus, country code, number, nothing else";
    const string UrlForm = "write it as http://my.server.com/myscript: absolute, at most 4000 characters, on a public host";
    const string DateForm = "write it as YYYY-MM-DD HH:MM:SS in GMT+8, such as 2012-01-31 12:06:15";
    const string SecondsForm = "write whole seconds, such as 600";
    const string PageForm = "pages are counted from 1";
    const string RoomForm = "write at most 32 of a-z, A-Z, 0-9, dot and underscore";

    const string MissingPrefix = "error_";
    const string MissingSuffix = "_param_missing";

    /// <summary>Status codes and their meanings. <c>error_X_param_missing</c>, which names a parameter, is not among them.</summary>
    public static IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        [Success] = "the service did what was asked",
        ["error_invalid_http_method"] = "the HTTP method is neither GET nor POST",
        ["error_malformed_params"] = "the parameters hold unreadable bytes",
        ["error_invalid_access_token"] = "the access token is wrong, expired or revoked",
        ["error_invalid_app_id"] = "the app ID is wrong or revoked",
        ["error_rate_limit_exceeded"] = "too many requests of this kind; wait a minute",
        ["error_internal_server_error"] = "an unexpected fault in the service",
        ["error_tag_invalid_length"] = "the tag is longer than 256 characters",
        ["error_invalid_notify_url"] = $"the notify URL is not a valid URL; {UrlForm}",
        ["error_unable_to_resolve_notify_url"] = "the host of the notify URL was not found",
        ["error_unable_to_complete_ssl_handshake_notify_url"] = "the TLS handshake with the notify URL failed",
        ["error_insufficient_credit"] = "the credit of the account is too low",
        ["error_not_allowed_for_trial"] = "the destination is not open to trial accounts; top up the credit",
        ["error_invalid_txn_ref"] = "there is no such transaction, or it is not yours",
        ["error_txn_ref_invalid"] = "there is no such transaction",
        ["error_txn_ref_access_denied"] = "the transaction is not yours",
        ["error_dest_invalid"] = $"the phone number is not valid; {NumberForm}",
        ["error_dest1_invalid"] = $"the first phone number is not valid; {NumberForm}",
        ["error_dest2_invalid"] = $"the second phone number is not valid; {NumberForm}",
        ["error_invalid_destination"] = $"the fax number is not valid; {NumberForm}",
        ["error_dest_not_supported"] = "the phone number is not served",
        ["error_dest1_not_supported"] = "the first phone number is not served",
        ["error_dest2_not_supported"] = "the second phone number is not served",
        ["error_destination_not_supported"] = "the fax number is not served",
        ["error_dest_invalid_number_id"] = "the number ID is not valid",
        ["error_dest1_invalid_number_id"] = "the first number ID is not valid",
        ["error_dest2_invalid_number_id"] = "the second number ID is not valid",
        ["error_same_dest1_dest2"] = "both phone numbers are the same",
        ["error_dest_too_many"] = "too many phone numbers in one request",
        ["error_no_valid_dests"] = $"none of the phone numbers is valid; {NumberForm}",
        ["error_dest_incoming_both_present"] = "both dest and incoming were given",
        ["error_dest_incoming_both_missing"] = "neither dest nor incoming was given",
        ["error_caller_id_invalid"] =
            "the caller ID is neither your registered number, nor one of your Hoiio numbers, nor private; write a number like +6511111111",
        ["error_max_duration_invalid"] = $"the maximum duration is not valid; {SecondsForm}",
        ["error_invalid_max_duration"] = $"the maximum duration is not valid; {SecondsForm}",
        ["error_concurrent_call_limit_reached"] = "8 calls are active already",
        ["error_call_service_not_available"] = "the call could not be started; try again in a few minutes",
        ["error_invalid_room"] = $"the room ID is not valid; {RoomForm}",
        ["error_msg_empty"] = "the text is empty",
        ["error_msg_too_big"] = "the text is too long",
        ["error_sms_rebrand_not_enabled"] = "a sender name needs SMS Rebranding on the account",
        ["error_invalid_sender_name"] = "the sender name is not valid; write 3 to 11 characters",
        ["error_sms_service_not_available"] = "SMS is not available now",
        ["error_incoming_sms_not_supported"] = "the number cannot receive SMS",
        ["error_file_invalid"] = "the file is not a PDF",
        ["error_file_too_big"] = "the file is larger than 2 MB",
        ["error_page_size_invalid"] = "a page is neither A4 nor Letter",
        ["error_service_not_available"] = "the service is not available to this destination",
        ["error_invalid_type"] = "the type is not incoming, outgoing or all",
        ["error_from_invalid"] = $"the beginning of the period is not a date and time; {DateForm}",
        ["error_to_invalid"] = $"the end of the period is not a date and time; {DateForm}",
        ["error_to_before_from"] = "the period ends before it begins",
        ["error_page_invalid"] = $"the page number is not valid; {PageForm}",
        ["error_invalid_session"] = "there is no such session",
        ["error_session_access_denied"] = "the session is not yours",
        ["error_session_ended"] = "the session is over or expired",
        ["error_session_not_ready"] = "the session cannot take another block now; wait for the notification of the block that runs, "
            + "or end a hold with ivr/middle/unhold",
        ["error_session_not_on_hold"] = "the session is not on hold",
        ["error_invalid_max_digits"] = "the number of digits is not valid; write 0 to 255, 0 for any",
        ["error_invalid_timeout"] = $"the timeout is not valid; {SecondsForm}",
        ["error_invalid_attempts"] = "the number of attempts is not valid; write a whole number from 1",
        ["error_on_failure_invalid"] = "on_failure is neither hangup nor continue",
        ["error_monitor_in_progress"] = "the session is already being recorded",
        ["error_msg_invalid_length"] = "the message is too long",
        ["error_msg_cannot_convert_text"] = "the message could not be spoken",
        ["error_msg_invalid_language"] = "the language of the message is not valid",
        ["error_msg_invalid_gender"] = "the gender of the voice is not valid",
        ["error_msg_invalid_xml"] = "the markup of the message is not valid",
        ["error_msg_invalid_url"] = "the URL of the sound file is not valid; write it as http://my.server.com/welcome.mp3",
        ["error_msg_download_failed"] = "the sound file could not be downloaded",
        ["error_msg_invalid_file_format"] = "the sound file is not mp3, wav or gsm",
        ["error_msg_invalid_file_size"] = "the sound file is too large",
        ["error_number_invalid"] = $"the number is not valid; {NumberForm}",
        ["error_number_not_assigned"] = "the number is not one of yours",
        ["error_number_not_available"] = "the number is not available",
        ["error_no_number_available"] = "no number is available",
        ["error_pick_number_not_available"] = "the chosen number is not available",
        ["error_subscribe_number_not_available"] = "the number cannot be subscribed to",
        ["error_invalid_duration"] = "the duration is not one of those on offer; write 1, 3 or 12 for months, or auto_extend",
        ["error_auto_extend_not_available"] = "the number cannot be renewed automatically; that needs a credit card on file",
        ["error_exceed_max_subscriptions"] = "you hold as many numbers as you are allowed to",
        ["error_forward_to_invalid"] = $"the forwarding URL is not valid; {UrlForm}",
        ["error_unable_to_resolve_forward_to"] = "the host of the forwarding URL was not found",
        ["error_mode_invalid"] = "the mode is neither voice nor fax",
        ["error_add_notification_failed"] = "the notification could not be set up",
        ["error_developer_suspended"] = "the account is suspended",
        ["error_permission_denied"] = "the account is not allowed to do this",
        ["error_user_not_found"] = "there is no such user",
        ["error_user_not_live"] = "the user is not active",
        ["error_connect_not_enabled"] = "Connect is not enabled for the application",
        ["error_application_not_published"] = "the application is not published",
        ["error_code_expired"] = "the login code has expired",
        ["error_invalid_code"] = "the login code is not valid",
    };

    /// <summary>What a status means, in a few words; null for one that is not documented.</summary>
    /// <param name="status">Status of an answer, such as <c>error_insufficient_credit</c> or <c>error_dest_param_missing</c>.</param>
    public static string? Describe(string status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (Meanings.TryGetValue(status, out var meaning))
            return meaning;
        return status.StartsWith(MissingPrefix, StringComparison.Ordinal) && status.EndsWith(MissingSuffix, StringComparison.Ordinal)
            && status.Length > MissingPrefix.Length + MissingSuffix.Length
            ? $"the parameter {status[MissingPrefix.Length..^MissingSuffix.Length]} is missing"
            : null;
    }
}
