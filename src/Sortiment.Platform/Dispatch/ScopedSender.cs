using System.Runtime.CompilerServices;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace Sortiment.Platform.Dispatch;

/// <summary>
/// One message, one scope, one connection, one transaction. Pages render their parts at the same time in one request's
/// scope; a scope of its own for each message lets them all send without sharing a connection.
/// </summary>
internal sealed class ScopedSender(IServiceScopeFactory scopes) : ISender
{
    public async ValueTask<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Inner(scope).Send(request, cancellationToken);
    }

    public async ValueTask<TResponse> Send<TResponse>(ICommand<TResponse> command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Inner(scope).Send(command, cancellationToken);
    }

    public async ValueTask<TResponse> Send<TResponse>(IQuery<TResponse> query, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Inner(scope).Send(query, cancellationToken);
    }

    public async ValueTask<object?> Send(object message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Inner(scope).Send(message, cancellationToken);
    }

    public IAsyncEnumerable<TResponse> CreateStream<TResponse>(IStreamQuery<TResponse> query, CancellationToken ct) =>
        Stream(sender => sender.CreateStream(query, ct), ct);

    public IAsyncEnumerable<TResponse> CreateStream<TResponse>(
        IStreamRequest<TResponse> request,
        CancellationToken ct
    ) => Stream(sender => sender.CreateStream(request, ct), ct);

    public IAsyncEnumerable<TResponse> CreateStream<TResponse>(
        IStreamCommand<TResponse> command,
        CancellationToken ct
    ) => Stream(sender => sender.CreateStream(command, ct), ct);

    public IAsyncEnumerable<object?> CreateStream(object request, CancellationToken ct) =>
        Stream(sender => sender.CreateStream(request, ct), ct);

    private async IAsyncEnumerable<T> Stream<T>(
        Func<ISender, IAsyncEnumerable<T>> open,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        await foreach (var item in open(Inner(scope)).WithCancellation(ct))
        {
            yield return item;
        }
    }

    // IMediator is the generated dispatcher; ISender is this class
    private static IMediator Inner(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IMediator>();
}
