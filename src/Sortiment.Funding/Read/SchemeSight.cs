using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Read;

/// <summary>Who sees which scheme: everybody all but drafts, which are the AT centre's finance officer's.</summary>
internal static class SchemeSight
{
    /// <summary>A scheme to read.</summary>
    /// <exception cref="NotFoundProblem">There is none, or it is a draft and the actor does not draft.</exception>
    public static async Task<FundingScheme> ShownSchemeAsync(
        this FundingDbContext context,
        Guid id,
        Actor actor,
        CancellationToken ct
    )
    {
        var leads = actor.Is(Roles.AtCentreFinance);
        return await context
                .Schemes.AsNoTracking()
                .SingleOrDefaultAsync(s => s.Id == id && (leads || s.Status != SchemeStatus.Draft), ct)
            ?? throw new NotFoundProblem("Finansieringen finns inte.");
    }
}
