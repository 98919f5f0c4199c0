using System.Collections;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OData.Extensions;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Query.Validator;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.Net.Http.Headers;
using Microsoft.OData.UriParser;
using Npgsql;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.ReadApi;

/// <summary>
/// Answers one read set. The question is carried out in a read-only transaction as the acting person, so tenant filters
/// and row-level security hold for whatever is asked.
/// </summary>
internal sealed class ReadSetController<TRow, TKey>(
    ReadSet<TRow, TKey> set,
    DbSession session,
    ITenantContext tenant,
    IServiceProvider services
) : ODataController
    where TRow : class
    where TKey : notnull
{
    /// <summary>GET /odata/Set and /odata/Set/$count.</summary>
    public async Task<IActionResult> Get(ODataQueryOptions<TRow> options, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        if (await IsKnownAsync(cancellationToken))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        Validate(options, ReadRules.Set);
        return Answer(() =>
        {
            // reads the page right here, and the count: an answer that has begun can no longer become an error
            var page = options.ApplyTo(set.Rows(services), ReadRules.Paging);
            var count = Request.ODataFeature().TotalCount;
            return Request.ODataFeature().Path.LastSegment is CountSegment
                ? Ok(count)
                : new OkObjectResult(page) { DeclaredType = typeof(IQueryable<TRow>) };
        });
    }

    /// <summary>GET /odata/Set(key).</summary>
    public async Task<IActionResult> Get(TKey key, ODataQueryOptions<TRow> options, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        if (await IsKnownAsync(cancellationToken))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        Validate(options, ReadRules.Row);
        return Answer(() =>
        {
            var found = ((IEnumerable)options.ApplyTo(set.One(services, key), ReadRules.Paging)).Cast<object>();
            var row =
                found.SingleOrDefault() ?? throw new NotFoundProblem("Raden finns inte, eller så får du inte se den.");
            return new OkObjectResult(row) { DeclaredType = typeof(TRow) };
        });
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (tenant.Actor is not { } actor)
        {
            throw new ForbiddenProblem("Du har ingen roll att läsa i. Vänd dig till din huvudmans samordnare.");
        }

        if (set.Roles?.Contains(actor.Role) == false)
        {
            throw new ForbiddenProblem($"Rollen {Roles.SwedishName(actor.Role)} får inte läsa {set.Name}.");
        }

        await session.BeginAsync(readOnly: true, cancellationToken);
    }

    // the same version may look different to another principal or role, so both are part of the mark
    private async Task<bool> IsKnownAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.Vary = "Accept, Authorization, Cookie";
        if (set.Version is null)
        {
            return false;
        }

        var version = await set.Version(services, cancellationToken);
        var seenBy = $"{version}|{tenant.Actor!.TenantId}|{tenant.Actor.Role}|{tenant.Actor.SupplierId}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seenBy)))[..32];
        var mark = new EntityTagHeaderValue($"\"{hash}\"", isWeak: true);
        Response.GetTypedHeaders().ETag = mark;
        return Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(mark, useStrongComparison: false));
    }

    private void Validate(ODataQueryOptions<TRow> options, ODataValidationSettings rules)
    {
        // the framework passes by what it does not know; the caller would believe that it was heeded
        var unknown = Request.Query.Keys.FirstOrDefault(k => k.StartsWith('$') && !options.IsSupportedQueryOption(k));
        if (unknown is not null)
        {
            throw new BadQueryProblem($"Alternativet {unknown} finns inte.");
        }

        options.Validate(rules);
    }

    private static IActionResult Answer(Func<IActionResult> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception exception)
        {
            // OData calls the query by reflection
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            throw cause switch
            {
                // grammatically right, but nothing that SQL can say
                InvalidOperationException or NotSupportedException => BadQueryProblem.Unanswerable(),

                // class 22: the data of the question, a division by zero for one
                PostgresException postgres when postgres.SqlState.StartsWith("22", StringComparison.Ordinal) =>
                    BadQueryProblem.Of(postgres),
                _ => Original(cause),
            };
        }

        static Exception Original(Exception cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            return cause;
        }
    }
}

/// <summary>What may be asked of a read set, and how much at a time.</summary>
internal static class ReadRules
{
    /// <summary>The most rows of one answer; the rest is behind its <c>@odata.nextLink</c>.</summary>
    public const int PageSize = 200;

    /// <summary>Of a whole set.</summary>
    public static readonly ODataValidationSettings Set = Of(
        AllowedQueryOptions.Filter
            | AllowedQueryOptions.Select
            | AllowedQueryOptions.OrderBy
            | AllowedQueryOptions.Top
            | AllowedQueryOptions.Skip
            | AllowedQueryOptions.Count
            | AllowedQueryOptions.Expand
            | AllowedQueryOptions.Apply
            | AllowedQueryOptions.Format
    );

    /// <summary>Of one row.</summary>
    public static readonly ODataValidationSettings Row = Of(
        AllowedQueryOptions.Select | AllowedQueryOptions.Expand | AllowedQueryOptions.Format
    );

    /// <summary>How it is carried out: a page at a time, in an order that never wavers.</summary>
    public static ODataQuerySettings Paging => new() { PageSize = PageSize, EnsureStableOrdering = true };

    private static ODataValidationSettings Of(AllowedQueryOptions options) =>
        new()
        {
            AllowedQueryOptions = options,

            // a pattern of the caller's own could keep the database busy for minutes
            AllowedFunctions = AllowedFunctions.AllFunctions & ~AllowedFunctions.MatchesPattern,
            MaxExpansionDepth = 1,
            MaxAnyAllExpressionDepth = 1,
            MaxNodeCount = 100,
            MaxOrderByNodeCount = 5,
        };
}
