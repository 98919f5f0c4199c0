namespace Sortiment.Catalogue.Products;

/// <summary>
/// What a buyer must know about a digital product's data and connections (DOMAIN section 3). Free text is Swedish; null
/// means that the supplier has not said.
/// </summary>
public sealed record DataSheet
{
    /// <summary>How it communicates; empty when it does not.</summary>
    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>Which personal data it handles.</summary>
    public string? PersonalData { get; init; }

    /// <summary>Who owns the data.</summary>
    public string? DataOwner { get; init; }

    /// <summary>Where the data are stored.</summary>
    public string? StoredWhere { get; init; }

    /// <summary>Where the data are sent.</summary>
    public string? SentWhere { get; init; }

    /// <summary>Whether data pass a public cloud.</summary>
    public bool? UsesPublicCloud { get; init; }

    /// <summary>How users and staff sign in.</summary>
    public string? SecureSignIn { get; init; }

    /// <summary>How it is reset to factory state and disconnected.</summary>
    public string? FactoryReset { get; init; }

    /// <summary>Who can restore it.</summary>
    public string? RestoredBy { get; init; }

    /// <summary>Standards it follows, by name: Continua, IHE, SCAIP, HL7 FHIR.</summary>
    public IReadOnlyList<string> Standards { get; init; } = [];

    /// <summary>Whether others may connect to it through an open interface.</summary>
    public bool? HasOpenApi { get; init; }

    /// <summary>Whether faults can be found and mended from a distance.</summary>
    public bool? HasRemoteTroubleshooting { get; init; }

    /// <summary>Hours that a full battery lasts in ordinary use; null when it runs on mains or the supplier has not said.</summary>
    public int? BatteryHours { get; init; }

    /// <summary>Equal when every answer is the same, lists compared by content.</summary>
    public bool Equals(DataSheet? other) =>
        other is not null
        && Connections.SequenceEqual(other.Connections)
        && Standards.SequenceEqual(other.Standards)
        && Answers.Equals(other.Answers);

    /// <inheritdoc />
    public override int GetHashCode() => Answers.GetHashCode();

    private (
        (string?, string?, string?, string?, string?, string?, string?) Texts,
        (bool?, bool?, bool?, int?) Facts
    ) Answers =>
        (
            (PersonalData, DataOwner, StoredWhere, SentWhere, SecureSignIn, FactoryReset, RestoredBy),
            (UsesPublicCloud, HasOpenApi, HasRemoteTroubleshooting, BatteryHours)
        );
}

/// <summary>A way for a product to communicate.</summary>
public enum Connection
{
    /// <summary>Bluetooth.</summary>
    Bluetooth,

    /// <summary>Wi-Fi.</summary>
    WiFi,

    /// <summary>The mobile network.</summary>
    Mobile,

    /// <summary>ANT+.</summary>
    AntPlus,

    /// <summary>A network cable.</summary>
    Ethernet,

    /// <summary>Radio on 869 MHz, set aside for social alarms.</summary>
    SocialAlarmRadio,

    /// <summary>Zigbee.</summary>
    Zigbee,
}

/// <summary>The connections' names.</summary>
internal static class ConnectionNames
{
    /// <summary>A connection's name in Swedish.</summary>
    public static string InSwedish(this Connection connection) =>
        connection switch
        {
            Connection.Bluetooth => "Bluetooth",
            Connection.WiFi => "Wi-Fi",
            Connection.Mobile => "Mobilnät",
            Connection.AntPlus => "ANT+",
            Connection.Ethernet => "Nätverkskabel",
            Connection.SocialAlarmRadio => "Trygghetslarmsradio 869 MHz",
            Connection.Zigbee => "Zigbee",
            _ => throw new ArgumentOutOfRangeException(nameof(connection), connection, "Unknown connection"),
        };
}
