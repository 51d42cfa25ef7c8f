/** Where an issuer answers. */
export interface IssuerAddresses {
  readonly authorize: string;
  readonly token: string;
  readonly keys: string;
}

/** All addresses lie below the issuer's own. */
export function issuerAddresses(issuer: string): IssuerAddresses {
  const base = issuer.replace(/\/$/, '');
  return { authorize: `${base}/authorize`, token: `${base}/token`, keys: `${base}/jwks.json` };
}

/**
 * The issuer's discovery document.
 * https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata and RFC 9207 for `iss` in answers
 * @param scopes the scopes its access tokens carry
 */
export function discoveryDocument(issuer: string, scopes: readonly string[]): Record<string, unknown> {
  const { authorize, token, keys } = issuerAddresses(issuer);
  return {
    issuer,
    authorization_endpoint: authorize,
    token_endpoint: token,
    jwks_uri: keys,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [...new Set(['openid', ...scopes])],
    claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'name'],
    authorization_response_iss_parameter_supported: true,
  };
}
