import type { OauthClient } from '@originmark/storage';
import type { ClientMetadata } from 'oidc-provider';

/** A client as the authorization server takes it: by its own key (RFC 7523), with tokens for itself alone. */
export function toClientMetadata(client: OauthClient): ClientMetadata {
  const { actsFor, bound, id, publicKey, roles, scopes } = client;
  return {
    client_id: id,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    // Of no use here, but the library's default is an algorithm that it is not allowed.
    id_token_signed_response_alg: 'ES256',
    jwks: { keys: [JSON.parse(publicKey) as object] },
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: scopes.join(' '),
    dpop_bound_access_tokens: bound,
    tenant: actsFor,
    roles: [...roles],
  };
}
