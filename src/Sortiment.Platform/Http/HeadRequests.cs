using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Sortiment.Platform.Http;

/// <summary>Answers HEAD as GET wherever GET is answered: same status, same headers, no body.</summary>
public static class HeadRequests
{
    /// <summary>Stands before routing.</summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (HttpMethods.IsHead(http.Request.Method))
                {
                    http.Request.Method = HttpMethods.Get;

                    // the server leaves the body out of what is HEAD when the answer starts
                    http.Response.OnStarting(
                        static state =>
                        {
                            ((HttpRequest)state).Method = HttpMethods.Head;
                            return Task.CompletedTask;
                        },
                        http.Request
                    );
                }

                return next(http);
            }
        );
}
