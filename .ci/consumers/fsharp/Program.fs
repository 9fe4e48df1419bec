open System
open HoiioSdk
open HoiioSdk.Sandbox

[<EntryPoint>]
let main _ =
    use sandbox = HoiioSandbox.Start()
    sandbox.Use()

    let conference = Hoiio.Voice.Conference("+6511111111", "+6522222222") :?> HoiioResponse
    let room = conference.Get<string> "room"
    let more = Hoiio.Voice.Conference(PhoneNumbers.Create(ReadOnlySpan [| "+6533333333" |]), room = room) :?> HoiioResponse

    printfn "%s %d %b" conference.Status (conference.Get<string[]> "txn_refs").Length (more.Get<string> "room" = room)
    0
