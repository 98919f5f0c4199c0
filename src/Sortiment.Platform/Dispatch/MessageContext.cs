namespace Sortiment.Platform.Dispatch;

/// <summary>What the unit of work is about, for the audit trail: set once when its message starts.</summary>
public sealed class MessageContext
{
    /// <summary>The message's name: "SubmitProposal".</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The reason the person gave, when the message carries one.</summary>
    public string? Reason { get; internal set; }
}
