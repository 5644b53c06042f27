import { type PrivateJwk, type PublicJwk, type Signer, toMultikey } from '@originmark/core';
import { createNodeSigner, publicJwkOf } from '@originmark/core/node';
import { type DemoCurve, deriveDemoJwk } from './demo-jwk.ts';
import { ethrDidOf } from './ledger/owners.ts';
import { rememberSignatures } from './remember-signatures.ts';
import type { PartyName } from './facts/parties.ts';

/** What a party does with a key: sign credentials, sign presentations, open what is sealed to it. */
export type KeyUse = 'issue' | 'present' | 'receive';

/** A key with the name under which its DID document knows it. */
export interface DemoKey {
  readonly kid: string;
  readonly privateJwk: PrivateJwk;
  readonly publicJwk: PublicJwk;
}

/** How a party is found: its DID method, the host of its pages, and the curve of its keys. */
interface Method {
  readonly method: 'web' | 'ethr' | 'key';
  readonly host?: string;
  readonly crv?: DemoCurve;
}

/** The trade's own issuers are on the ledger; authorities on the web; small suppliers are their key. */
const METHODS: Readonly<Record<PartyName, Method>> = {
  harborpine: { method: 'ethr', host: 'harborpine.example' },
  gulfline: { method: 'web', host: 'gulfline.example' },
  northlight: { method: 'ethr', host: 'northlight.example', crv: 'Ed25519' },
  brightfern: { method: 'ethr', host: 'brightfern.example', crv: 'P-384' },
  horizonte: { method: 'ethr', host: 'horizonte.example' },
  confecciones: { method: 'ethr' },
  tejidos: { method: 'ethr', crv: 'Ed25519' },
  altiplano: { method: 'ethr', crv: 'secp256k1' },
  maletas: { method: 'ethr' },
  spinner: { method: 'key' },
  mill: { method: 'key', crv: 'secp256k1' },
  threadMaker: { method: 'key', crv: 'Ed25519' },
  carrier: { method: 'key' },
  trust: { method: 'web', host: 'trust.customs.example' },
  recordation: { method: 'web', host: 'recordation.customs.example' },
  identity: { method: 'web', host: 'identity.example' },
  resolver: { method: 'web', host: 'resolver.example' },
  verifier: { method: 'web', host: 'verifier.customs.example' },
  operator: { method: 'key' },
};

/** Those found by one DID method. */
export function partiesOf(method: Method['method']): readonly PartyName[] {
  return (Object.keys(METHODS) as PartyName[]).filter((party) => METHODS[party].method === method);
}

/** The host of a party's pages, its did:web document among them; undefined where it has none. */
export function hostOf(party: PartyName): string | undefined {
  return METHODS[party].host;
}

/** The DID of a party. */
export function didOf(party: PartyName): string {
  switch (METHODS[party].method) {
    case 'web':
      return `did:web:${hostOf(party) ?? ''}`;
    case 'ethr':
      return ethrDidOf(party);
    case 'key':
      return `did:key:${multikeyOf(party)}`;
  }
}

const keys = new Map<string, DemoKey>();
const signers = new Map<string, Signer>();

/** Keys of a did:ethr are counted in the order in which they were written. */
const ETHR_FRAGMENTS = { issue: 'delegate-1', present: 'delegate-2', receive: 'delegate-3' };

/** A key of a party. A did:key party has one for everything. */
export function keyOf(party: PartyName, use: KeyUse = 'issue'): DemoKey {
  const { method, crv = 'P-256' } = METHODS[party];
  const name = method === 'key' ? party : `${party} ${use}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const privateJwk = deriveDemoJwk(name, use === 'receive' ? 'P-256' : crv);
  const publicJwk = publicJwkOf(privateJwk);
  const fragment = { web: use, ethr: ETHR_FRAGMENTS[use], key: toMultikey(publicJwk) }[method];
  const did = method === 'key' ? `did:key:${fragment}` : didOf(party);
  const key = { kid: `${did}#${fragment}`, privateJwk, publicJwk };
  keys.set(name, key);
  return key;
}

/**
 * The signer of a key of a party: `issue` for credentials, `present` for presentations. It signs the
 * same bytes once, so that stories which say the same share tokens, and what is anchored of them.
 */
export function signerOf(party: PartyName, use: 'issue' | 'present' = 'issue'): Signer {
  const { kid, privateJwk } = keyOf(party, use);
  const known = signers.get(kid);
  if (known !== undefined) return known;
  const signer = rememberSignatures(createNodeSigner(privateJwk, kid));
  signers.set(kid, signer);
  return signer;
}

function multikeyOf(party: PartyName): string {
  return toMultikey(keyOf(party).publicJwk);
}
