using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.Organs;

/// <summary>A joint organ: the coordination office, a preparatory group, the steering council, HSD, VästKom's board ...</summary>
public sealed class Organ
{
    private Organ() { }

    internal Organ(string code, string name, string role, int order)
    {
        Code = code;
        Name = name;
        Role = role;
        Order = order;
    }

    /// <summary>Stable code: "ledningsradet".</summary>
    public string Code { get; private set; } = "";

    /// <summary>The name in Swedish.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The role that a seat in it gives when the seat says nothing else.</summary>
    public string Role { get; private set; } = "";

    /// <summary>Its seats are members', not officers'.</summary>
    internal bool HasMembers => Role is Roles.PreparatoryGroup or Roles.SteeringCouncil or Roles.VastKomBoard;

    internal Organ Copy() => new(Code, Name, Role, Order);

    /// <summary>Where it stands in lists.</summary>
    public int Order { get; private set; }
}

/// <summary>The two sides of the steering council.</summary>
public enum Side
{
    /// <summary>The municipalities' side.</summary>
    Municipal,

    /// <summary>The region's side.</summary>
    Region,
}

/// <summary>What a seat is in its organ.</summary>
public enum SeatPosition
{
    /// <summary>Ledamot.</summary>
    Member,

    /// <summary>Leads its side: chair in the years of that side, vice chair in the other's.</summary>
    SideLeader,

    /// <summary>Works for the organ.</summary>
    Officer,
}

/// <summary>A person's seat in an organ for a period.</summary>
public sealed class Seat : IAudited
{
    private Seat() { }

    internal Seat(string organCode, Guid personId, string role, SeatPosition position, Period period)
    {
        OrganCode = organCode;
        PersonId = personId;
        Role = role;
        Position = position;
        From = period.From;
        To = period.To;
    }

    /// <summary>Its id: what a person chooses to act in.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>In which organ.</summary>
    public string OrganCode { get; private set; } = "";

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The role it gives: one of <see cref="Roles.Joint"/> or <see cref="Roles.Supplier"/>.</summary>
    public string Role { get; private set; } = "";

    /// <summary>What the seat is.</summary>
    public SeatPosition Position { get; private set; }

    /// <summary>Which side of the steering council; null in other organs.</summary>
    public Side? Side { get; private set; }

    /// <summary>Who appointed: a kommunalförbund, Göteborg or the region.</summary>
    public string? AppointedBy { get; private set; }

    /// <summary>The supplier that a supplier's user works for.</summary>
    public Guid? SupplierId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null until further notice.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Changes with every change of the seat (PostgreSQL's xmin).</summary>
    public uint Version { get; private set; }

    internal Period Period => new(From, To);

    internal Seat OnSide(Side side, string appointedBy)
    {
        Side = side;
        AppointedBy = appointedBy;
        return this;
    }

    internal Seat For(Guid supplierId)
    {
        SupplierId = supplierId;
        return this;
    }

    internal void EndOn(DateOnly lastDay) => To = new Period(From, lastDay).To;
}
