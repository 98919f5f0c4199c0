using FluentValidation;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Principals.People;

/// <summary>What the same field demands in every command about people, roles and seats.</summary>
internal static class FieldRules
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    public static void Reason<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty()
            .WithMessage("Skriv varför ändringen görs.")
            .MaximumLength(500)
            .WithMessage("Skälet får vara högst 500 tecken.");

    public static void PersonName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty()
            .WithMessage("Skriv personens namn.")
            .MaximumLength(120)
            .WithMessage("Namnet får vara högst 120 tecken.")
            .Must(OneLine.Holds)
            .WithMessage(OneLine.Message);

    public static void Email<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .NotEmpty()
            .WithMessage("Skriv personens e-postadress.")
            .MaximumLength(254)
            .WithMessage("E-postadressen får vara högst 254 tecken.")
            .Must(OneLine.Holds)
            .WithMessage(OneLine.Message)
            .Must(LooksLikeMail)
            .WithMessage("E-postadressen är inte fullständig. Den ska se ut som namn@kommun.se.");

    public static void FirstDay<T>(this IRuleBuilderInitial<T, DateOnly?> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .NotNull()
            .WithMessage("Ange första dagen.")
            .InclusiveBetween(Earliest, Latest)
            .WithMessage("Första dagen ska ligga mellan år 2000 och 2099.");

    public static void LastDay<T>(this IRuleBuilder<T, DateOnly?> rule, Func<T, DateOnly?> firstDay) =>
        rule.LessThanOrEqualTo(Latest)
            .WithMessage("Sista dagen ska ligga före år 2100.")
            .Must((message, to) => to is null || firstDay(message) is not { } from || from <= to)
            .WithMessage("Sista dagen kan inte ligga före första dagen.");

    /// <summary>
    /// How a role or a seat ends on a day: true when it then never comes into force, and is to be taken away altogether.
    /// The past stays as it was, since what was done then was done with right.
    /// </summary>
    /// <exception cref="ConflictProblem">It has ended already.</exception>
    /// <exception cref="InvalidProblem">The day is further back than yesterday.</exception>
    public static bool NeverBegins(DateOnly from, DateOnly? to, DateOnly lastDay, DateOnly today)
    {
        if (to < today)
        {
            throw new ConflictProblem("already-ended", "Uppdraget är redan avslutat.");
        }

        if (lastDay < today.AddDays(-1))
        {
            throw new InvalidProblem("lastDay", "Sista dagen kan tidigast vara i går.");
        }

        return lastDay < from;
    }

    // the address is proved by the mail that arrives: here only what is plainly not one is refused
    private static bool LooksLikeMail(string? text) =>
        text?.Trim().Split('@') is [{ Length: > 0 } box, { Length: > 2 } host]
        && !box.Any(char.IsWhiteSpace)
        && !host.Any(char.IsWhiteSpace)
        && host.Contains('.', StringComparison.Ordinal)
        && !host.StartsWith('.')
        && !host.EndsWith('.');
}
