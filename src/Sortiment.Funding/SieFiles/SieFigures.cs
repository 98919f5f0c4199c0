using Sortiment.Kernel;

namespace Sortiment.Funding.SieFiles;

/// <summary>What stands before the vouchers of a period, as another bookkeeping system is to take them in.</summary>
/// <param name="Generated">The day the file says it was made; from the caller and not from a clock, so that the same export twice gives the same bytes.</param>
/// <param name="Number">The organisation's number.</param>
/// <param name="Name">The organisation's name.</param>
/// <param name="Year">The bookkeeping year that all vouchers lie in; null leaves it out, as the format allows.</param>
/// <param name="Accounts">Every account that a voucher uses.</param>
/// <param name="Principals">Those whom rows are booked on; each becomes an object of the dimension "Kund".</param>
internal sealed record SieFigures(
    DateOnly Generated,
    OrganisationNumber Number,
    string Name,
    Period? Year,
    IReadOnlyList<SieAccount> Accounts,
    IReadOnlyList<SieObject> Principals
);

/// <summary>An account.</summary>
/// <param name="Number">"1510".</param>
/// <param name="Name">"Kundfordringar".</param>
internal sealed record SieAccount(string Number, string Name);

/// <summary>A principal: its code and name.</summary>
internal sealed record SieObject(string Code, string Name);

/// <summary>A voucher ("verifikation").</summary>
/// <param name="Series">"A".</param>
/// <param name="Number">In the series.</param>
/// <param name="Date">Of what happened.</param>
/// <param name="Text">What it is about.</param>
/// <param name="Rows">Debits positive, credits negative; together nought.</param>
internal sealed record SieVoucher(string Series, int Number, DateOnly Date, string Text, IReadOnlyList<SieRow> Rows);

/// <summary>One row of a voucher.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Amount">Debit positive, credit negative.</param>
/// <param name="Principal">The principal's code, when the row is booked on one.</param>
/// <param name="Text">When it says something else than the voucher.</param>
internal sealed record SieRow(string Account, Money Amount, string? Principal = null, string? Text = null);
