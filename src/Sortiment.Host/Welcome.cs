using Sortiment.Principals.SignIn;

namespace Sortiment.Host;

/// <summary>What a developer needs to know once the app is up: where it is and as whom to sign in.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        if (!app.Services.GetRequiredService<PersonaSignIn>().On)
        {
            return;
        }

        Console.WriteLine(
            $$"""

            Sortiment is at {{address}}
            Sign in at {{address}}/logga-in as one of the personas:
              a principal's people    1444.samordnare, 1444.ekonom, 1444.forskrivare  (1444 = Grästorp, 14 = the region, any code)
              the joint organs        samverkan.handlaggare, beredning.ledamot, radet.ordforande, radet.ledamot1 ... 9,
                                      hsd, vastkom.styrelse, koncerninkop.upphandlare, hmc.produktkonsulent, hmc.ekonom
              others                  leverantor.demo, forvaltare
            For the API: POST {{address}}/dev/token with {"persona":"1444.samordnare"}
            Stop with Ctrl+C.

            """
        );
    }
}
