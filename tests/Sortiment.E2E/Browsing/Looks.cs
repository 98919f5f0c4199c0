using Microsoft.Playwright;

namespace Sortiment.E2E.Browsing;

/// <summary>By what a page is known again.</summary>
/// <param name="Built">
/// A digest of its elements with their attributes, and of where there is text, but not of which: of two pages that have it alike axe
/// says the same. What its rules measure is in it too: whether a text is a single character, a link the longer part of its block, an
/// element larger than what shows of it, and a target small. More than two neighbours that are built alike count as two, so that a
/// list may be longer or shorter.
/// </param>
/// <param name="Written">A digest of the page letter for letter, but for ids and form tokens, which nobody sees.</param>
internal sealed record Looks(string Built, string Written)
{
    /// <summary>Those of a page as it stands.</summary>
    public static async Task<Looks> OfAsync(IPage page)
    {
        var digests = await page.EvaluateAsync<string[]>(
            """
            () => {
              // row ids, ids made by chance for a page's elements, form tokens, and the port
              const unseen = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|\bk[0-9a-f]{8}\b|[\w-]{100,}|127\.0\.0\.1:\d+/gi;

              // what axe only asks whether it is there; what a name must hold is asked of the text too
              const text = new Set(["href", "action", "src", "value", "datetime", "title", "alt", "placeholder"]);

              // an element's id is its number in the page: those that refer to it still do, and two that share one too
              const refers = new Set(["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
                "aria-details", "aria-errormessage", "aria-activedescendant", "headers", "form", "list"]);
              const ids = new Map();
              const numbered = (id) => ids.get(id) ?? ids.set(id, ids.size).get(id);
              const attribute = ({ name, value }) =>
                text.has(name) ? `${name}=${value.trim() ? "." : ""}`
                : refers.has(name) ? `${name}=${value.trim().split(/\s+/).map(numbered)}`
                : `${name}=${value.replace(unseen, "")}`;
              const measured = (node) => {
                const seen = [node.scrollWidth > node.clientWidth + 1, node.scrollHeight > node.clientHeight + 1];
                if (node.matches("a, button, input, select, textarea, summary, [tabindex]")) {
                  const { width, height } = node.getBoundingClientRect();
                  const block = node.closest("p, li, td, th, dd, div, label, legend")?.textContent.trim().length ?? 0;
                  seen.push(width < 24, height < 24, block > 2 * node.textContent.trim().length);
                }
                return seen.map(Number).join("");
              };
              const built = (node) => {
                if (node.nodeType === Node.TEXT_NODE) return node.data.trim().slice(0, 2).replace(/./gsu, ".");
                if (node.nodeType !== Node.ELEMENT_NODE) return "";
                const attributes = [...node.attributes].map(attribute).join(" ");
                const children = [];
                for (const child of [...node.childNodes].map(built)) {
                  if (child && (child !== children.at(-1) || child !== children.at(-2))) children.push(child);
                }
                const said = node.hasAttribute("aria-label") ? node.textContent : "";
                return `<${node.localName} ${attributes} ${node.checked ?? ""}${measured(node)}>${said}${children.join("")}</>`;
              };
              const digest = (all) => {
                let [one, two] = [0xdeadbeef, 0x41c6ce57];
                for (let i = 0; i < all.length; i++) {
                  one = Math.imul(one ^ all.charCodeAt(i), 2654435761);
                  two = Math.imul(two ^ all.charCodeAt(i), 1597334677);
                }
                return `${all.length}-${one >>> 0}-${two >>> 0}`;
              };
              const page = document.documentElement;
              return [digest(built(page)), digest(page.outerHTML.replace(unseen, ""))];
            }
            """
        );
        return new Looks(digests[0], digests[1]);
    }
}
