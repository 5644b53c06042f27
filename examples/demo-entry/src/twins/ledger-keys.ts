import { createNodeSigner, publicJwkOf } from '@originmark/core/node';
import { deriveDemoJwk } from '../demo-jwk.ts';
import { didOf, keyOf } from '../keys.ts';
import { DEMO_CHAIN_ID, ownerPublicKeyOf } from '../ledger/owners.ts';
import { rememberSignatures } from '../remember-signatures.ts';
import type { StoryDraft } from '../story/draft.ts';
import { thumbprintOf } from '../trust-policy.ts';
import { subjectOf } from './change-draft.ts';
import { inTheNameOf } from './forge-token.ts';
import { edited, type HostileTwin } from './hostile-twin.ts';

const CERTIFICATION = 'toyExporterCertification';
const EXPORTER = didOf('horizonte');
const FIRST_KEY = { jwk: keyOf('horizonte').publicJwk, purpose: 'assertionMethod' } as const;
const SECOND_JWK = deriveDemoJwk('horizonte second', 'P-256');
const YEARS = 94_608_000;

/** Keys are counted as they are written; the exporter has two when the story begins. */
const secondSigner = (count: number) =>
  rememberSignatures(createNodeSigner(SECOND_JWK, `${EXPORTER}#delegate-${count}`));

/** The exporter writes a second key, and signs with it whatever is later than the certification. */
function goOnWithSecondKey(draft: StoryDraft, at: string, count = 3): void {
  const jwk = publicJwkOf(SECOND_JWK);
  draft.registryWrites.push({
    at,
    party: 'horizonte',
    write: { addKey: { jwk, purpose: 'assertionMethod', validitySeconds: YEARS } },
  });
  const signer = secondSigner(count);
  draft.credentials.toyInvoice.signer = signer;
  for (const list of Object.values(draft.statusLists))
    if (list.issuer === EXPORTER) list.signer = signer;
}

/** The first key is written again with a validity that ends on 1 March 2026; then comes the second. */
function rotate(draft: StoryDraft): void {
  const validitySeconds = 28 * 86_400;
  draft.registryWrites.push({
    at: '2026-02-01T00:00:00Z',
    party: 'horizonte',
    write: { addKey: { ...FIRST_KEY, validitySeconds } },
  });
  goOnWithSecondKey(draft, '2026-02-20T00:00:00Z', 4);
}

function revokeFirst(draft: StoryDraft): void {
  goOnWithSecondKey(draft, '2026-05-20T00:00:00Z');
  draft.registryWrites.push({
    at: '2026-06-01T00:00:00Z',
    party: 'horizonte',
    write: { revokeKey: FIRST_KEY },
  });
}

function compromise(draft: StoryDraft, since: string): void {
  goOnWithSecondKey(draft, '2026-05-20T00:00:00Z');
  draft.policy.compromised = [{ thumbprint: thumbprintOf('horizonte'), since }];
}

/** The exporter gives its identifier up, and a resolver that looked afterwards says so. */
function giveUp(draft: StoryDraft, at: string): void {
  draft.registryWrites.push({ at, party: 'horizonte', write: 'deactivate' });
  Object.assign(draft.dids[EXPORTER] ?? {}, { resolvedAt: '2026-09-24T15:07:00Z' });
  for (const list of Object.values(draft.statusLists))
    if (list.issuer === EXPORTER) list.proofStapled = true;
}

/** The certification issued under another spelling, or another DID. */
function issueUnder(draft: StoryDraft, did: string): void {
  const certification = draft.credentials[CERTIFICATION];
  certification.signer = inTheNameOf(`${did}#delegate-1`, certification.signer);
  certification.credential.issuer = did;
  subjectOf(draft, CERTIFICATION).certifier.id = did;
}

/** Keys over time, as the registry tells them: what is proven to be older stands. */
export const LEDGER_KEY_TWINS: readonly HostileTwin[] = [
  {
    id: 'ledger-key-rotated',
    title: 'A key that was exchanged in March',
    change:
      'The exporter exchanged its key; nothing proves that the certification was signed before.',
    code: 'key.rotated-unproven',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      rotate(draft);
      draft.credentials[CERTIFICATION].anchoredAt = null;
    }),
    legal: {
      change: 'The certification was anchored in January, while the key was in use.',
      ...edited(rotate),
    },
  },
  {
    id: 'ledger-key-revoked',
    title: 'A key that was revoked in June',
    change: 'The exporter revoked its key; the certification was anchored on the day after.',
    code: 'key.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      revokeFirst(draft);
      draft.credentials[CERTIFICATION].anchoredAt = '2026-06-02T00:00:00Z';
    }),
    legal: {
      change: 'The certification was anchored in January, before the key was revoked.',
      ...edited(revokeFirst),
    },
  },
  {
    id: 'ledger-key-revoked-unproven',
    title: 'A key that was revoked, and no proof',
    change: 'The exporter revoked its key; nothing proves that the certification is older.',
    code: 'key.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      revokeFirst(draft);
      draft.credentials[CERTIFICATION].anchoredAt = null;
    }),
    legal: {
      change: 'The certification was anchored a minute before the key was revoked.',
      ...edited((draft) => {
        revokeFirst(draft);
        draft.credentials[CERTIFICATION].anchoredAt = '2026-05-31T23:59:00Z';
      }),
    },
  },
  {
    id: 'ledger-key-stolen-before',
    title: 'A key that was stolen before it signed',
    change: 'The policy has the key compromised since 16:40; the proof is of 17:00.',
    code: 'key.compromised',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => compromise(draft, '2026-01-06T16:40:00Z')),
    legal: {
      change: 'It is compromised since June; the proof is of January.',
      ...edited((draft) => compromise(draft, '2026-06-01T00:00:00Z')),
    },
  },
  {
    id: 'ledger-identity-given-up',
    title: 'An identifier that was given up',
    change: 'The owner of the DID was set to nobody before the certification was anchored.',
    code: 'did.deactivated',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => giveUp(draft, '2026-01-06T16:30:00Z')),
    legal: {
      change: 'It was given up after everything that its owner signed had been anchored.',
      ...edited((draft) => giveUp(draft, '2026-09-24T15:06:30Z')),
    },
  },
  {
    id: 'ledger-identity-of-another-network',
    title: 'The same address on another network',
    change: 'The certification is issued under the address of the exporter on another chain.',
    code: 'did.unresolvable',
    outcome: 'indeterminate',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      const chain = DEMO_CHAIN_ID.toString(16);
      issueUnder(draft, EXPORTER.replace(`:0x${chain}:`, `:0x${chain}0:`));
    }),
    legal: {
      change: 'The address is written in upper case.',
      ...edited((draft) => {
        const start = EXPORTER.lastIndexOf('0x') + 2;
        issueUnder(draft, EXPORTER.slice(0, start) + EXPORTER.slice(start).toUpperCase());
      }),
    },
  },
  {
    id: 'ledger-public-key-of-another',
    title: 'The public key of somebody else',
    change: "The certification is issued under the importer's public key, and signed as before.",
    code: 'issuer.mismatch',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      const { signer } = draft.credentials[CERTIFICATION];
      issueUnder(draft, publicKeyForm('harborpine'));
      draft.credentials[CERTIFICATION].checked = false;
      draft.credentials[CERTIFICATION].signer = inTheNameOf(`${EXPORTER}#delegate-1`, signer);
    }),
    legal: {
      change: "It is issued under the exporter's own public key instead of its address.",
      ...edited((draft) => {
        issueUnder(draft, publicKeyForm('horizonte'));
      }),
    },
  },
];

function publicKeyForm(party: 'harborpine' | 'horizonte'): string {
  return `did:ethr:0x${DEMO_CHAIN_ID.toString(16)}:${ownerPublicKeyOf(party)}`;
}
