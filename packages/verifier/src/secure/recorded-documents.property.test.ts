import { expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import fc from 'fast-check';
import { checkSignature } from './check-signature.ts';
import { createDidStates } from './did-states.ts';
import {
  createContext,
  createParty,
  createPayload,
  documentOf,
  fromNow,
  NOW,
  signCredential,
  troublesOf,
} from './signed-world.test-support.ts';

// One key in the documents of one did:web host over time, under one name or two, for whatever purposes.

const DID = 'did:web:maletas.example';
const [owner, heir] = [createParty(DID), createParty(DID)];
const DAY = 86_400_000;
const days = (count: number): string => fromNow(-count * DAY);
const PURPOSES = ['assertionMethod', 'authentication'] as const;
const [method] = documentOf(owner)['verificationMethod'] as JsonObject[];
const NAMES = [`${DID}#key-1`, `${DID}#another`] as const;

interface Entry {
  readonly id: string;
  readonly purposes: readonly string[];
  /** Days before now. */
  readonly revoked: number | undefined;
}

interface Seen {
  readonly entries: readonly Entry[];
  /** Days before now at which the document was last seen live. */
  readonly seen: number;
}

const entry = (id: string): fc.Arbitrary<Entry> =>
  fc.record({
    id: fc.constant(id),
    purposes: fc.subarray([...PURPOSES]),
    revoked: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined, freq: 2 }),
  });
const entries: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(entry(NAMES[0]), entry(NAMES[1]), fc.nat(2))
  .map(([one, other, count]) => [one, other].slice(0, count));
const former: fc.Arbitrary<readonly Seen[]> = fc.array(
  fc.record({ entries, seen: fc.integer({ min: 1, max: 40 }) }),
  { minLength: 1, maxLength: 4 },
);

function toDocument(listed: readonly Entry[]): JsonObject {
  const verificationMethod = listed.map(({ id, revoked }) => ({
    ...method,
    id,
    ...(revoked !== undefined && { revoked: days(revoked) }),
  }));
  const named = PURPOSES.map((purpose) => [
    purpose,
    listed.filter(({ purposes }) => purposes.includes(purpose)).map(({ id }) => id),
  ]);
  return { id: DID, verificationMethod, ...(Object.fromEntries(named) as JsonObject) };
}

const signed = signCredential(createPayload(DID), owner);

/** Whether a statement of the key that existed so many days ago is taken for its owner's. */
async function isTaken(current: readonly Entry[], record: readonly Seen[], existed: number) {
  const didDocument = current.length === 0 ? documentOf(heir) : toDocument(current);
  const metadata = {
    former: record.map((one) => ({ document: toDocument(one.entries), lastSeen: days(one.seen) })),
  };
  const context = createContext({
    existedAt: () => NOW - existed * DAY,
    resolver: {
      resolve: () =>
        Promise.resolve({
          didResolutionMetadata: {},
          didDocument: didDocument as never,
          didDocumentMetadata: metadata,
        }),
    },
  });
  const states = createDidStates(context, { didDocuments: new Map(), findings: [] });
  const { jws } = await signed;
  const question = {
    jws,
    typ: 'vc+jwt',
    signer: DID,
    purpose: 'assertionMethod',
    facts: {},
  } as const;
  return troublesOf((await checkSignature(question, states, context)).findings).length === 0;
}

const states = ({ purposes }: Entry): boolean => purposes.includes('assertionMethod');

it('what a document took back by then is listed again by a later one that takes nothing back', async () => {
  const property = fc.asyncProperty(
    fc.oneof(fc.constant<readonly Entry[]>([]), entries),
    former,
    fc.nat(50),
    async (current, record, existed) => {
      if (!(await isTaken(current, record, existed))) return;
      for (const { entries: all, seen } of record) {
        const isBack = ({ revoked }: Entry) => revoked !== undefined && revoked >= existed;
        if (!all.some((one) => states(one) && isBack(one))) continue;
        const later = record.filter(
          (one) => one.seen < seen && one.entries.every(({ revoked }) => revoked === undefined),
        );
        const words = [...current, ...later.flatMap((one) => one.entries)];
        expect(words.some(states)).toBe(true);
      }
    },
  );
  await fc.assert(property, { numRuns: 500 });
});
