namespace Sortiment.LocalPostgres;

/// <summary>The local PostgreSQL cannot be had; the message tells a developer what was tried and what to do.</summary>
public class LocalClusterException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another living process already owns this local cluster.</summary>
public sealed class LocalClusterInUseException(string home, int? ownerProcessId)
    : LocalClusterException(
        $"The local PostgreSQL cluster in {home} is already in use by "
            + (ownerProcessId is { } pid ? $"process {pid}" : "another process")
            + ". Only one process may own it: stop that one first, or set ConnectionStrings__Sortiment to use a server of your own."
    )
{
    /// <summary>The process that holds the cluster, where it could be read.</summary>
    public int? OwnerProcessId { get; } = ownerProcessId;
}
