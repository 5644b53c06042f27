import { type PrivateJwk, type PublicJwk, type Signer, toMultikey } from '@originmark/core';
import { createNodeSigner, publicJwkOf } from '@originmark/core/node';
import { type DemoCurve, deriveDemoJwk } from './demo-jwk.ts';
import type { PartyName } from './facts/parties.ts';

/** What a party does with a key: sign credentials, sign presentations, open what is sealed to it. */
export type KeyUse = 'issue' | 'present' | 'receive';

/** A key with the name under which its DID document knows it. */
export interface DemoKey {
  readonly kid: string;
  readonly privateJwk: PrivateJwk;
  readonly publicJwk: PublicJwk;
}

/** How each party is found: did:web with its host, or did:key; and the curve of its keys. */
const METHODS: Readonly<Record<PartyName, { readonly host?: string; readonly crv?: DemoCurve }>> = {
  harborpine: { host: 'harborpine.example' },
  gulfline: { host: 'gulfline.example' },
  northlight: { host: 'northlight.example', crv: 'Ed25519' },
  brightfern: { host: 'brightfern.example', crv: 'P-384' },
  horizonte: { host: 'horizonte.example' },
  confecciones: {},
  tejidos: { crv: 'Ed25519' },
  altiplano: {},
  maletas: {},
  spinner: {},
  mill: { crv: 'secp256k1' },
  threadMaker: { crv: 'Ed25519' },
  carrier: {},
  trust: { host: 'trust.customs.example' },
  recordation: { host: 'recordation.customs.example' },
  identity: { host: 'identity.example' },
  resolver: { host: 'resolver.example' },
  verifier: { host: 'verifier.customs.example' },
  operator: {},
};

/** The host of a did:web party; undefined for did:key. */
export function hostOf(party: PartyName): string | undefined {
  return METHODS[party].host;
}

/** The DID of a party. */
export function didOf(party: PartyName): string {
  const { host } = METHODS[party];
  return host === undefined ? `did:key:${multikeyOf(party)}` : `did:web:${host}`;
}

const keys = new Map<string, DemoKey>();
const signers = new Map<string, Signer>();

/** A key of a party. A did:key party has one for everything. */
export function keyOf(party: PartyName, use: KeyUse = 'issue'): DemoKey {
  const { host, crv = 'P-256' } = METHODS[party];
  const name = host === undefined ? party : `${party} ${use}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const privateJwk = deriveDemoJwk(name, use === 'receive' ? 'P-256' : crv);
  const publicJwk = publicJwkOf(privateJwk);
  const multikey = toMultikey(publicJwk);
  const kid = host === undefined ? `did:key:${multikey}#${multikey}` : `did:web:${host}#${use}`;
  const key = { kid, privateJwk, publicJwk };
  keys.set(name, key);
  return key;
}

/** The signer of a key of a party: `issue` for credentials, `present` for presentations. */
export function signerOf(party: PartyName, use: 'issue' | 'present' = 'issue'): Signer {
  const { kid, privateJwk } = keyOf(party, use);
  const known = signers.get(kid);
  if (known !== undefined) return known;
  const signer = createNodeSigner(privateJwk, kid);
  signers.set(kid, signer);
  return signer;
}

function multikeyOf(party: PartyName): string {
  return toMultikey(keyOf(party).publicJwk);
}
