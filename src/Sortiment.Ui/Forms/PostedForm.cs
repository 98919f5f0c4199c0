using Microsoft.AspNetCore.Http;

namespace Sortiment.Ui.Forms;

/// <summary>
/// Tells whether a form is what was sent. A page draws it then, also when it would not any more: only a form that is drawn can be
/// answered, with what has happened meanwhile and with what was typed.
/// </summary>
public static class PostedForm
{
    /// <summary>Whether the request sends the form.</summary>
    /// <param name="http">The request; null outside one.</param>
    /// <param name="name">The form's name (<c>@formname</c>).</param>
    public static bool Is(HttpContext? http, string name) =>
        http is { Request: { HasFormContentType: true } request }
        && HttpMethods.IsPost(request.Method)
        && request.Form["_handler"] == name;
}
