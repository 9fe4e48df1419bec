namespace HoiioSdk.Sandbox;

/// <summary>Credit that is set aside for a call or a fax that is under way, so that nothing else can spend it.</summary>
/// <param name="lost">What becomes of the call or the fax where the credit is taken away.</param>
sealed class Hold(Action lost)
{
    public decimal Amount { get; set; }

    public Action Lost => lost;
}
