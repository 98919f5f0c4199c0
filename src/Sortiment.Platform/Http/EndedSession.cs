using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Sortiment.Platform.Http;

/// <summary>
/// A sign-in that was ended by signing out. Its cookie is refused wherever there is a copy of it, on every node, until no copy
/// can be valid any more.
/// </summary>
public sealed class EndedSession
{
    /// <summary>How long a cookie is valid unless it is renewed.</summary>
    public static readonly TimeSpan CookieLife = TimeSpan.FromHours(10);

    /// <summary>How long it is remembered: past the end of a cookie that was renewed while its session ended.</summary>
    public static readonly TimeSpan Kept = 2 * CookieLife;

    private EndedSession() { }

    /// <summary>The session, as its cookie has it.</summary>
    public Guid Id { get; private set; }

    /// <summary>When it was ended.</summary>
    public DateTimeOffset EndedAt { get; private set; }
}

internal sealed class EndedSessionMapping : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.ToTable("ended_sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.EndedAt);
    }
}
