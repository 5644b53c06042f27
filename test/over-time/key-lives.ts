import { createNodeSigner, publicJwkOf } from '@originmark/core/node';
import {
  deriveDemoJwk,
  didOf,
  keyOf,
  type RegistryWrite,
  type StoryDraft,
  thumbprintOf,
} from '@originmark/demo-entry';
import { PRESENTED, type Presented } from './judge-later.ts';

/** The certification of line 2, and who signed it on 6 January 2026. */
export const CERTIFICATION = 'toyExporterCertification';
const PARTY = 'horizonte';
export const EXPORTER = didOf(PARTY);

const YEARS_TEN = 315_360_000;
const DAY = 86_400;
const FIRST = { jwk: keyOf(PARTY).publicJwk, purpose: 'assertionMethod' } as const;
const SECOND_JWK = deriveDemoJwk('horizonte after the first key', 'P-256');
const SECOND = { jwk: publicJwkOf(SECOND_JWK), purpose: 'assertionMethod' } as const;

/** What became of the key that signed, and anchoring moments on either side of it. */
export interface KeyLife {
  readonly edit: (draft: StoryDraft, presented: Presented) => void;
  /** RFC 3339: when the certification is anchored, while the key is good and when it is no longer. */
  readonly before: string;
  readonly after: string;
}

const JANUARY = '2026-01-06T17:00:00Z';

/** What the exporter signs once the first key has ended is signed with the second; keys are counted as written. */
function goOn(draft: StoryDraft, since: string, count: number): void {
  const signer = createNodeSigner(SECOND_JWK, `${EXPORTER}#delegate-${count}`);
  if (since < draft.credentials.toyInvoice.credential.validFrom)
    draft.credentials.toyInvoice.signer = signer;
  for (const list of Object.values(draft.statusLists))
    if (list.issuer === EXPORTER && since < list.validFrom) list.signer = signer;
}

function write(draft: StoryDraft, at: string, what: RegistryWrite['write']): void {
  draft.registryWrites.push({ at, party: PARTY, write: what });
}

/** The first key is written again, with 28 days to go; the second comes before it ends. */
function rotate(draft: StoryDraft, from: string, second: string): void {
  write(draft, from, { addKey: { ...FIRST, validitySeconds: 28 * DAY } });
  write(draft, second, { addKey: { ...SECOND, validitySeconds: YEARS_TEN } });
  goOn(draft, second, 4);
}

function takeOver(draft: StoryDraft, at: string): void {
  write(draft, at, { addKey: { ...SECOND, validitySeconds: YEARS_TEN } });
  goOn(draft, at, 3);
}

/** Six lives of a key. The claim is of 24 September 2026, 15:05. */
export const KEY_LIVES = {
  'key valid': {
    before: JANUARY,
    after: '2026-07-01T00:00:00Z',
    edit: () => undefined,
  },
  'rotated before the claim': {
    before: JANUARY,
    // It ended on 1 March 2026.
    after: '2026-03-02T00:00:00Z',
    edit: (draft) => rotate(draft, '2026-02-01T00:00:00Z', '2026-02-20T00:00:00Z'),
  },
  'rotated after the claim': {
    before: JANUARY,
    // It ended on 29 November 2026.
    after: '2026-12-01T00:00:00Z',
    edit: (draft) => rotate(draft, '2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z'),
  },
  revoked: {
    before: JANUARY,
    after: '2026-06-02T00:00:00Z',
    edit(draft) {
      takeOver(draft, '2026-05-20T00:00:00Z');
      write(draft, '2026-06-01T00:00:00Z', { revokeKey: FIRST });
    },
  },
  'compromised and back-dated': {
    before: JANUARY,
    // Stolen on 1 May; what it signs in July says January.
    after: '2026-07-01T00:00:00Z',
    edit(draft) {
      takeOver(draft, '2026-04-20T00:00:00Z');
      draft.policy.compromised = [
        { thumbprint: thumbprintOf(PARTY), since: '2026-05-01T00:00:00Z' },
      ];
    },
  },
  'DID deactivated': {
    before: JANUARY,
    after: '2026-09-24T15:07:30Z',
    edit(draft, presented) {
      const at = '2026-09-24T15:06:30Z';
      write(draft, at, 'deactivate');
      if (presented === 'at the claim')
        Object.assign(draft.dids[EXPORTER] ?? {}, { resolvedAt: '2026-09-24T15:08:00Z' });
      // Nobody signs lists for it any more: the last ones are those of the day.
      for (const list of Object.values(draft.statusLists))
        if (list.issuer === EXPORTER) {
          list.validFrom = '2026-09-24T15:00:00Z';
          list.validUntil = '2026-09-25T15:00:00Z';
          list.proofStapled = true;
        }
    },
  },
} as const satisfies Readonly<Record<string, KeyLife>>;

/** What proves the age of the certification. */
export const EXISTENCE = ['existed before', 'existed after', 'no proof'] as const;

/** The story of one cell. */
export function storyOf(
  life: KeyLife,
  existed: (typeof EXISTENCE)[number],
  presented: Presented,
): (draft: StoryDraft) => void {
  return (draft) => {
    life.edit(draft, presented);
    const at =
      existed === 'no proof' ? null : existed === 'existed before' ? life.before : life.after;
    // What is anchored after it was presented proves nothing on that day.
    draft.credentials[CERTIFICATION].anchoredAt =
      at !== null && at > PRESENTED[presented] ? null : at;
  };
}
