import { decodeBase64Url, type Signer } from '@originmark/core';
import type { IKeyManager, TAgent } from '@veramo/core';
import { IssuerError } from '../issuer-error.ts';
import { hexlify } from 'ethers';
import { algorithmOf, isIssuerKeyType } from './managed-keys.ts';

/** What signing needs of the agent. */
export type SigningAgent = Pick<TAgent<IKeyManager>, 'keyManagerGet' | 'keyManagerSign'>;

/** A key of the agent, and the verification method under which others find it. */
export interface SigningKey {
  /** The key manager's own name of the key. */
  readonly keyRef: string;
  /** Absolute DID URL of the verification method. */
  readonly kid: string;
}

/**
 * A signer over `keyManagerSign`: the private key stays with the key manager. JOSE signatures of all
 * three key types come back as base64url of r‖s or R‖S.
 * @throws IssuerError `issuer.key-unknown`
 */
export async function createKeySigner(agent: SigningAgent, key: SigningKey): Promise<Signer> {
  const { keyRef, kid } = key;
  let type: string;
  try {
    ({ type } = await agent.keyManagerGet({ kid: keyRef }));
  } catch (cause) {
    throw new IssuerError('issuer.key-unknown', `no key ${keyRef}`, { cause });
  }
  if (!isIssuerKeyType(type)) {
    throw new IssuerError('issuer.key-unknown', `the key ${keyRef} is of type ${type}`);
  }
  const alg = algorithmOf(type);
  return {
    alg,
    kid,
    sign: async (data) => {
      const signature = await agent.keyManagerSign({
        keyRef,
        algorithm: alg,
        data: hexlify(data),
        encoding: 'hex',
      });
      return decodeBase64Url(signature);
    },
  };
}
