using System.Globalization;
using Sortiment.Funding.Schemes;

namespace Sortiment.Funding.Ledger;

/// <summary>An account of the joint funds' books, numbered as in the BAS chart.</summary>
/// <param name="Number">"1510".</param>
/// <param name="Name">In Swedish.</param>
internal sealed record Account(string Number, string Name)
{
    /// <summary>What principals owe; each posting names the principal and the invoice.</summary>
    public static readonly Account Receivable = new("1510", "Fordringar på huvudmän");

    /// <summary>The bank account.</summary>
    public static readonly Account Bank = new("1930", "Bank");

    /// <summary>What has come in and nobody has yet said what for; each posting names the payment.</summary>
    public static readonly Account Unplaced = new("2420", "Oplacerade inbetalningar");

    /// <summary>VAT on invoices, owed to the tax agency.</summary>
    public static readonly Account Vat = new("2611", "Utgående moms 25 %");

    /// <summary>What the principals have been invoiced to pay together.</summary>
    public static readonly Account JointFunds = new("2890", "Gemensamma medel");

    /// <summary>What is to be repaid after a settlement; each posting names the principal.</summary>
    public static readonly Account ToRepay = new("2899", "Att återbetala till huvudmän");

    /// <summary>Mark-up on rents.</summary>
    public static readonly Account MarkUp = new("3990", "Påslag på hyror");

    private const int FirstSpending = 4000;

    /// <summary>Those that every scheme has.</summary>
    public static IReadOnlyList<Account> Common { get; } =
    [Receivable, Bank, Unplaced, Vat, JointFunds, ToRepay, MarkUp];

    /// <summary>What is spent on a category of a scheme: 4001 is the first of its budget.</summary>
    public static Account SpentOn(BudgetLine line) => new(NumberOf(line.Number), line.Category);

    /// <summary>The account's number for the category with this number.</summary>
    public static string NumberOf(int category) => (FirstSpending + category).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where what is spent on one of a scheme's categories is booked.</summary>
    public static string NumberOf(FundingScheme scheme, string category) =>
        NumberOf(scheme.Budget.First(line => line.Category == category).Number);

    /// <summary>The category's number, when the account is one of spending.</summary>
    public static int? CategoryOf(string number) =>
        number.StartsWith('4') ? int.Parse(number, CultureInfo.InvariantCulture) - FirstSpending : null;

    /// <summary>What an account is called in a scheme's books.</summary>
    public static string NameOf(string number, FundingScheme? scheme) =>
        Common.FirstOrDefault(account => account.Number == number)?.Name
        ?? scheme?.Budget.FirstOrDefault(line => NumberOf(line.Number) == number)?.Category
        ?? number;
}
