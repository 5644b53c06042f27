import { listKeys, type ManagedKey } from '../agent/identifiers.ts';
import { VC_JWT } from '../agent/vc-jwt-provider.ts';
import { IssuerError } from '../issuer-error.ts';
import type { IssuerContext } from './issuer-context.ts';

/**
 * The key to sign with: the one asked for, else the newest; the controller of a did:ethr, which also
 * writes to the ledger, only when there is no other.
 * @throws IssuerError `issuer.key-unknown` `issuer.identifier-unknown`
 */
export async function chooseSigningKey(
  { agent, did }: IssuerContext,
  keyRef?: string,
): Promise<ManagedKey> {
  const keys = await listKeys(agent, did);
  const apart = keys.filter(({ kid }) => kid !== `${did}#controller`);
  const chosen =
    keyRef === undefined
      ? (apart.at(-1) ?? keys.at(-1))
      : keys.find((key) => key.keyRef === keyRef);
  if (chosen !== undefined) return chosen;
  throw new IssuerError(
    'issuer.key-unknown',
    keyRef === undefined ? `${did} has no key to sign with` : `${did} has no key ${keyRef}`,
  );
}

/**
 * Signs a payload text byte for byte, through the agent.
 * @returns the compact JWS, `vc+jwt`
 * @throws IssuerError `issuer.signing-failed`
 */
export async function signPayload(
  { agent, did }: IssuerContext,
  payload: string,
  { keyRef, kid }: ManagedKey,
): Promise<string> {
  try {
    const token: unknown = await agent.createVerifiableCredential({
      // The agent writes into the object it is given: it gets one of its own.
      credential: { issuer: did },
      proofFormat: VC_JWT as never,
      unsecured: payload,
      keyRef,
      kid,
    });
    return token as string;
  } catch (cause) {
    if (cause instanceof IssuerError) throw cause;
    throw new IssuerError('issuer.signing-failed', `${kid} did not sign`, { cause });
  }
}
