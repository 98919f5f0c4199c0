using System.Globalization;

namespace Sortiment.Funding.Tests.BankFiles;

/// <summary>Writes BgMax records, each right by itself; tests put them together rightly or wrongly.</summary>
internal static class BgMaxText
{
    public static string Start(string test = "P") => Wide($"01{"BGMAX", -20}01{"20220315120000000000", -20}{test}");

    public static string Open(string bankgiro = "51234567", string currency = "SEK") =>
        Wide($"05{bankgiro.PadLeft(10, '0')}{"", 10}{currency}");

    public static string Payment(
        long ore,
        string reference = "",
        string code = "2",
        string serial = "1",
        string sender = "9912346",
        string type = "20"
    ) => Wide($"{type}{sender.PadLeft(10, '0')}{reference, 25}{Digits(ore, 18)}{code}1{serial.PadLeft(12, '0')}0");

    public static string Deduction(long ore, string reference = "", string serial = "2") =>
        Payment(ore, reference, serial: serial, type: "21");

    public static string Extra(string reference, long ore = 0) => Payment(ore, reference, type: "22");

    public static string Credit(string reference, long ore) => Payment(ore, reference, type: "23");

    public static string Text(string text) => Wide($"25{text}");

    public static string Name(string name) => Wide($"26{name}");

    public static string Organisation(string twelveDigits) => Wide($"29{twelveDigits}");

    public static string Deposit(
        long ore,
        int count,
        string day = "20220316",
        int sequence = 7,
        string currency = "SEK"
    ) =>
        Wide(
            $"15{"58410000010098232".PadLeft(35, '0')}{day}{Digits(sequence, 5)}{Digits(ore, 18)}{currency}{Digits(count, 8)}"
        );

    public static string End(int payments, int deductions = 0, int extra = 0, int deposits = 1) =>
        Wide($"70{Digits(payments, 8)}{Digits(deductions, 8)}{Digits(extra, 8)}{Digits(deposits, 8)}");

    public static string File(params string[] lines) => string.Join("\r\n", lines) + "\r\n";

    /// <summary>Two payments and a deduction: 1 500,00 + 250,50 − 100,00 = 1 650,50.</summary>
    public static string[] Usual { get; } =
    [
        Start(),
        Open(),
        Payment(150000, "1234567897", serial: "11"),
        Name("Grästorps kommun"),
        Wide($"27{"Storgatan 1", -35}46700"),
        Wide("28Grästorp"),
        Organisation("002120001595"),
        Payment(25050, code: "1", serial: "12"),
        Text("Faktura 2022-0017"),
        Text("och hälsning"),
        Deduction(10000, "1234567897", serial: "13"),
        Deposit(165050, 3),
        End(2, 1),
    ];

    private static string Wide(string text) => text.PadRight(80);

    private static string Digits(long value, int width) =>
        value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
}
