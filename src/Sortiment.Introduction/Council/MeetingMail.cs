using System.Text;
using Sortiment.Platform.Http;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Outbox;
using Sortiment.Principals;

namespace Sortiment.Introduction.Council;

/// <summary>Calls those who hold the meeting's seats, once each time that it is planned or moved.</summary>
internal sealed class MeetingMail(IOutbox outbox, IPrincipalDirectory directory, PublicAddress address)
{
    /// <summary>Says that the meeting is called.</summary>
    public Task CallAsync(Meeting meeting, CancellationToken ct) =>
        SendAsync(meeting, "Kallelse till Ledningsrådet", "Du kallas till möte med Ledningsrådet.", ct);

    /// <summary>Says that the meeting has another day or place.</summary>
    public Task MovedAsync(Meeting meeting, CancellationToken ct) =>
        SendAsync(
            meeting,
            "Ändrat möte i Ledningsrådet",
            "Mötet med Ledningsrådet har fått en ny tid eller plats. Så här gäller det nu.",
            ct
        );

    // The seats are those of the call; whoever has left the council since then has no address there any more.
    private async Task SendAsync(Meeting meeting, string subject, string first, CancellationToken ct)
    {
        var holders = meeting.Seats.Select(seat => seat.PersonId).OfType<Guid>().ToHashSet();
        var members = await directory.CouncilSeatsAsync(meeting.Date, ct);
        foreach (var member in members.Where(m => holders.Contains(m.PersonId)).DistinctBy(m => m.PersonId))
        {
            await outbox.AddMailOnceAsync(
                new MailMessage(
                    member.Name,
                    member.Email,
                    $"{subject} {meeting.Date:yyyy-MM-dd}",
                    $"""
                    Hej {member.Name}!

                    {first}

                    Dag: {meeting.Date:yyyy-MM-dd}
                    Plats: {meeting.Place}

                    {Agenda(meeting)}

                    Läs mer på {address.Of($"/ledningsradet/{meeting.Id}")}
                    """
                ),
                $"meeting:{meeting.Id:N}:{meeting.Version}:{member.PersonId:N}",
                ct
            );
        }
    }

    private static string Agenda(Meeting meeting)
    {
        if (meeting.Agenda.Count == 0)
        {
            return "Dagordningen är inte satt än.";
        }

        var text = new StringBuilder("Dagordning:");
        foreach (var item in meeting.Agenda)
        {
            text.Append($"\n{item.Number}. {item.Title} ({item.Reference})");
        }

        return text.ToString();
    }
}
