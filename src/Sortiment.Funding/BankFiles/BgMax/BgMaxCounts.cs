namespace Sortiment.Funding.BankFiles.BgMax;

/// <summary>Counts a file's records by sort, damaged ones too, to hold against what its end record says.</summary>
internal sealed class BgMaxCounts
{
    private long _payments;
    private long _deductions;
    private long _extraReferences;
    private long _deposits;

    /// <summary>Counts one record.</summary>
    public void Count(BgMaxLine line)
    {
        switch (line.Code)
        {
            case "20":
                _payments++;
                break;
            case "21":
                _deductions++;
                break;
            case "22" or "23":
                _extraReferences++;
                break;
            case "15":
                _deposits++;
                break;
        }
    }

    /// <summary>Holds the counts against those of record 70.</summary>
    /// <exception cref="BankFileProblem">One of them differs.</exception>
    public void Check(BgMaxLine end)
    {
        Require("betalningsposter (20)", end.Count(3, 10, "antalet"), _payments);
        Require("avdragsposter (21)", end.Count(11, 18, "antalet"), _deductions);
        Require("extra referensposter (22 och 23)", end.Count(19, 26, "antalet"), _extraReferences);
        Require("insättningsposter (15)", end.Count(27, 34, "antalet"), _deposits);

        void Require(string name, long said, long found)
        {
            if (said != found)
            {
                throw end.Problem($"slutposten räknar {said} {name}, men filen har {found}.");
            }
        }
    }
}
