using System.Globalization;
using Sortiment.Isolation.Tests.Routes;
using Sortiment.Testing.Driver;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>What Grästorp's coordinator does on pages, for its principal alone.</summary>
internal static class Principal
{
    private static readonly string Today = new DateOnly(2026, 3, 2).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Notes a contract of the principal's own.</summary>
    public static Task KeepContractAsync(Callers callers) =>
        SendAsync(
            callers,
            "/egna-avtal/nytt",
            ("Input.AreaCode", "trygghetslarm"),
            ("Input.SupplierName", $"Larmbolaget {Secrets.Contract}-supplier"),
            ("Input.Reference", $"Avtal {Secrets.Contract}-reference"),
            ("Input.ValidFrom", Today),
            ("Input.Choice", "Both")
        );

    /// <summary>Gives somebody new a role.</summary>
    public static Task EmployAsync(Callers callers) =>
        SendAsync(
            callers,
            "/huvudman/personer/ny",
            ("Input.Email", $"{Secrets.Colleague}@exempel.sortiment.test"),
            ("Input.Name", $"Ulla {Secrets.Colleague}-name"),
            ("Input.Role", "prescriber"),
            ("Input.From", Today),
            ("Input.Reason", $"Börjar hos oss {Secrets.Colleague}-reason")
        );

    /// <summary>Chooses to act in a role.</summary>
    /// <param name="callers">The clients.</param>
    /// <param name="seat">The role assignment.</param>
    public static async Task ActAsync(Callers callers, Guid seat)
    {
        var client = callers.As(Persona.Grästorp);
        var token = PageForm.In(await client.GetStringAsync("/agera-for")).First(f => f.Action == "/logga-ut");
        using var response = await client.PostAsync("/agera-for", token.With(("seat", seat.ToString())).Content());
        await DemandRedirectAsync(response);
    }

    /// <summary>Saves a step's form half-written, as one of those who have the step.</summary>
    public static Task SaveStepAsync(Callers callers, string persona, string path, string field, string text) =>
        SendAsync(callers.As(persona), path, (field, text), ("Input.Action", "spara"));

    private static Task SendAsync(Callers callers, string path, params (string Name, string Value)[] fields) =>
        SendAsync(callers.As(Persona.Grästorp), path, fields);

    private static async Task SendAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var form = PageForm.In(await client.GetStringAsync(path)).Single(f => f.Handler is not null);
        using var response = await client.PostAsync(path, form.With(fields).Content());
        await DemandRedirectAsync(response);
    }

    private static async Task DemandRedirectAsync(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (302 or 303))
        {
            throw new InvalidOperationException(
                $"{response.RequestMessage!.RequestUri} did not take the form ({response.StatusCode}): "
                    + await response.Content.ReadAsStringAsync()
            );
        }
    }
}
