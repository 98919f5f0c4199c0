// An OpenID Connect provider of the real kind (oidc-provider), for the tests. Prints its issuer when it answers, and ends
// when its input does, so that it never outlives the test that started it.
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const audience = "https://sortiment.example/api";
const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const foreign = await generateKeyPair("RS256");
const jwk = { ...(await exportJWK(privateKey)), kid: "own", alg: "RS256", use: "sig" };

const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  jwks: { keys: [jwk] },
  cookies: { keys: ["only for tests"] },
  pkce: { required: () => true },
  clients: [
    {
      // a native client may come back to any loopback port, which the app under test has
      client_id: "sortiment",
      client_secret: "hemlig",
      application_type: "native",
      redirect_uris: ["http://127.0.0.1/signin-oidc"],
      grant_types: ["authorization_code"],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_post",
    },
    {
      client_id: "program",
      client_secret: "hemlig",
      redirect_uris: [],
      grant_types: ["client_credentials"],
      response_types: [],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  // the claim by which Sortiment finds the person; it comes from the userinfo endpoint, not in the identity token
  claims: { openid: ["sub"], profile: ["employee_id"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: `sub-of-${id}`, employee_id: id }),
  }),
  extraTokenClaims: () => ({ employee_id: "1444.samordnare" }),
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, resource) => ({
        scope: "api",
        audience: resource,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
});

// Tokens that the provider itself would never give: past their end, or signed with somebody else's key.
const handler = provider.callback();
server.on("request", async (request, response) => {
  if (request.url !== "/test/expired" && request.url !== "/test/foreign") {
    handler(request, response);
    return;
  }

  const expired = request.url === "/test/expired";
  const now = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({ employee_id: "1444.samordnare", sub: "program" })
    .setProtectedHeader({ alg: "RS256", kid: "own", typ: "at+jwt" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now - 7200)
    .setExpirationTime(expired ? now - 3600 : now + 3600)
    .sign(expired ? privateKey : foreign.privateKey);
  response.end(token);
});

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
console.log(`ISSUER ${issuer}`);
