import type { PartyName } from '../facts/parties.ts';
import { didOf, keyOf, type KeyUse } from '../keys.ts';

/** What a key is for, in the order in which a DID document names them. */
const USES: readonly KeyUse[] = ['issue', 'present'];

/** The content of a party's `keys.json`: its DID, and each key, public and private, by what it is for. */
export function writeKeys(party: PartyName): string {
  const uses: readonly KeyUse[] = party === 'verifier' ? [...USES, 'receive'] : USES;
  const keys = uses.map((use) => {
    const { kid, privateJwk, publicJwk } = keyOf(party, use);
    return { use, kid, publicJwk, privateJwk };
  });
  const note =
    'An invented party of the demo: this key is made from its name and protects nothing.';
  return `${JSON.stringify({ did: didOf(party), note, keys }, null, 2)}\n`;
}
