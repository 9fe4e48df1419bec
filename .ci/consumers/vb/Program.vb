Imports HoiioSdk
Imports HoiioSdk.Sandbox

Module Program
    Sub Main()
        Using sandbox = HoiioSandbox.Start()
            sandbox.Use()
            Dim conference = Global.HoiioSdk.Hoiio.Voice.Conference("+6511111111", "+6522222222")
            Dim more = Global.HoiioSdk.Hoiio.Voice.Conference({"+6533333333"}, room:=CStr(conference.room))

            Console.WriteLine($"{conference.status} {conference.txn_refs.Count} {more.room = conference.room}")
        End Using
    End Sub
End Module
