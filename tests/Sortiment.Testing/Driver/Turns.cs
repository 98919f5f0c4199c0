using System.Text.Json;

namespace Sortiment.Testing.Driver;

/// <summary>Whose turn it is at each step, and so who is to have had which mail.</summary>
public static class Turns
{
    /// <summary>Those who hold the council's seats.</summary>
    public static readonly IReadOnlyList<string> Council =
    [
        Persona.Chair,
        .. Enumerable.Range(1, 9).Select(i => $"radet.ledamot{i}"),
    ];

    /// <summary>The mails that a proposal's way so far should have sent, as "address subject".</summary>
    /// <param name="proposal">The proposal as its proposer sees it.</param>
    /// <param name="proposer">The persona that proposed.</param>
    public static IReadOnlyList<string> MailsOf(Answer proposal, string proposer)
    {
        var reference = proposal.Json.GetProperty("reference").GetString();
        var shared = proposal.Json.GetProperty("costBearer").GetString() != "Region";

        // nobody is told of the first step: the proposer has just begun it
        return
        [
            .. proposal
                .Json.GetProperty("history")
                .EnumerateArray()
                .Skip(1)
                .SelectMany(step =>
                    At(StepOf(step), proposer, shared)
                        .Select(persona => $"{Persona.MailOf(persona)} {reference} väntar på dig: {TaskOf(step)}")
                ),
        ];
    }

    /// <summary>The mails that call those who hold the seats to a meeting, as "address subject".</summary>
    /// <param name="meeting">The meeting as the office sees it.</param>
    public static IEnumerable<string> CallsTo(Answer meeting) =>
        Council.Select(persona =>
            $"{Persona.MailOf(persona)} Kallelse till Ledningsrådet {meeting.Json.GetProperty("date")}"
        );

    // the first step comes again when the application is to be completed
    private static string? TaskOf(JsonElement step) =>
        StepOf(step) == "1" ? "Komplettera ansökan" : step.GetProperty("title").GetString();

    /// <summary>A step as it is called: "4a", "5".</summary>
    public static string StepOf(JsonElement step) =>
        $"{step.GetProperty("step")}{step.GetProperty("part").GetString()}";

    private static string[] At(string step, string proposer, bool shared) =>
        step switch
        {
            // the proposer's colleagues too, and those who may propose for a principal
            "1" => [proposer, Persona.Consultant, Persona.Office],
            "4b" => [Persona.PreparatoryGroup],
            "4c" => [Persona.Office, Persona.Consultant],
            "6" => [.. Council, Persona.Office],
            "7" => shared ? [Persona.Director, Persona.Board] : [Persona.Director],
            "9" => [Persona.Procurement, Persona.Consultant],
            _ => [Persona.Office],
        };
}
