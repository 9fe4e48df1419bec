using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Arguments;

/// <summary>Makes JSON of an object that may go on without an end within itself: it would take the process down with its stack.</summary>
sealed class ShallowWriter : JTokenWriter
{
    const int Levels = 256;

    public override void WriteStartObject()
    {
        Enter();
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        Enter();
        base.WriteStartArray();
    }

    void Enter()
    {
        if (Top >= Levels)
            throw new JsonWriterException($"it is nested more than {Levels} levels deep.");
    }
}
