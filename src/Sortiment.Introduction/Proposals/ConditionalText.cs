namespace Sortiment.Introduction.Proposals;

/// <summary>Texts that some answers call for, and that are kept whatever the answer is.</summary>
internal static class ConditionalText
{
    /// <summary>The text must be there when the condition holds, and never be longer than allowed.</summary>
    public static void RequiredWhen(
        this FieldErrors errors,
        bool isRequired,
        string field,
        string? text,
        string message,
        int longest = FieldErrors.LongestText
    )
    {
        if (isRequired)
        {
            errors.Required(field, text, message, longest);
        }
        else
        {
            errors.AtMost(field, text, longest);
        }
    }
}
