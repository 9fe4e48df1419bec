using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HoiioSdk.Arguments;

/// <summary>Writes JSON up to a maximum depth: an endlessly nested object would overflow the stack and end the process.</summary>
sealed class ShallowWriter : JTokenWriter
{
    const int MaxLevels = 256;

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
        if (Top >= MaxLevels)
            throw new JsonWriterException($"it is nested more than {MaxLevels} levels deep.");
    }
}
