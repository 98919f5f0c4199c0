using System.Globalization;
using Sortiment.Benchmarks;

// dotnet run -c Release --project tests/Sortiment.Benchmarks -- 100000
var count = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 100_000;
await ImportOfPayments.RunAsync(count, Console.Out);
