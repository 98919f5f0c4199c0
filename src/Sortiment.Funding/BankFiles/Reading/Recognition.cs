using System.Text;
using Sortiment.Funding.BankFiles.BgMax;
using Sortiment.Funding.BankFiles.Camt;
using Sortiment.Funding.BankFiles.Csv;

namespace Sortiment.Funding.BankFiles.Reading;

/// <summary>Tells by a file's first characters what it is; its name says nothing.</summary>
internal static class Recognition
{
    private const int Enough = 4096;

    /// <summary>The reader for the file.</summary>
    /// <exception cref="BankFileProblem">It is empty, or of no format that is read.</exception>
    public static async Task<(IBankFileReader Reader, BankFileFormat Format)> RecogniseAsync(
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var start = await StartAsync(file, cancellationToken);
        return start switch
        {
            "" => throw new BankFileProblem("Den är tom."),
            ['<', ..] => await CamtAsync(),
            _ when BgMaxReader.Recognises(start) => (new BgMaxReader(), BankFileFormat.BgMax),
            _ when CsvPaymentReader.Recognises(start) => (new CsvPaymentReader(start), BankFileFormat.Csv),
            _ => throw new BankFileProblem(
                "Den känns inte igen. Formaten är BgMax, camt.053 och camt.054 (version 02 och 08) samt CSV med "
                    + "rubrikerna datum och belopp."
            ),
        };

        async Task<(IBankFileReader, BankFileFormat)> CamtAsync()
        {
            file.Position = 0;
            var message = await CamtMessage.OfAsync(file, cancellationToken);
            return (new CamtReader(message), message.Format);
        }
    }

    private static async Task<string> StartAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var bytes = new byte[Enough];
        var count = await file.ReadAtLeastAsync(bytes, Enough, throwOnEndOfStream: false, cancellationToken);
        using var text = new StreamReader(new MemoryStream(bytes, 0, count), Encoding.Latin1);
        return (await text.ReadToEndAsync(cancellationToken)).TrimStart();
    }
}
