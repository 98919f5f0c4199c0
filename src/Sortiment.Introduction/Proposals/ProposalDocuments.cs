using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;

namespace Sortiment.Introduction.Proposals;

/// <summary>The documents that an application refers to.</summary>
internal sealed class ProposalDocuments(PlatformDbContext platform)
{
    /// <summary>Each document must exist, be the principal's own and be visible to the actor.</summary>
    /// <exception cref="InvalidProblem">"attachments[i].documentId".</exception>
    public async Task GuardAsync(string tenantId, ProposalContent content, CancellationToken ct)
    {
        var wanted = content.Attachments.Select(a => a.DocumentId).ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var there = await platform
            .Documents.Where(d => d.TenantId == tenantId && wanted.Contains(d.Id))
            .Select(d => d.Id)
            .ToListAsync(ct);
        var errors = new FieldErrors();
        for (var i = 0; i < wanted.Count; i++)
        {
            errors.Unless(
                there.Contains(wanted[i]),
                $"attachments[{i}].documentId",
                "Dokumentet finns inte. Ladda upp det igen."
            );
        }

        errors.ThrowIfAny();
    }

    /// <summary>Lets the joint organs read them, now that the application is submitted.</summary>
    public async Task ReleaseAsync(ProposalContent content, CancellationToken ct)
    {
        var wanted = content.Attachments.Select(a => a.DocumentId).ToList();
        foreach (var document in await platform.Documents.Where(d => wanted.Contains(d.Id)).ToListAsync(ct))
        {
            document.Release();
        }
    }
}
