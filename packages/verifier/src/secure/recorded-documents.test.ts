import { describe, expect, it } from '@jest/globals';
import { type JsonObject, readVerificationMethods } from '@originmark/core';
import { checkSignature } from './check-signature.ts';
import { createDidStates } from './did-states.ts';
import { formerMethods } from './recorded-documents.ts';
import {
  createContext,
  createParty,
  createPayload,
  crypto,
  documentOf,
  fromNow,
  NOW,
  type Party,
  signCredential,
  troublesOf,
} from './signed-world.test-support.ts';

// A did:web host over time, as the record of a verifier has it.

const DID = 'did:web:maletas.example';
const [first, second] = [createParty(DID), createParty(DID)];
const DAY = 86_400_000;
const days = (count: number): string => fromNow(-count * DAY);

interface Case {
  readonly by?: Party;
  /** What is answered now. */
  readonly document?: JsonObject;
  /** Days before now at which the answer, being the record, was last seen live; absent: the host answers. */
  readonly lastSeen?: number | string;
  /** Earlier documents, and how many days ago each was last seen. */
  readonly former?: readonly (readonly [JsonObject | string, number | string])[];
  /** Days before now by which the signed form provably existed; absent: it was received now. */
  readonly existed?: number;
  readonly through?: 'staple' | 'resolver';
}

const momentOf = (one: number | string): string => (typeof one === 'number' ? days(one) : one);

async function judge({
  by = first,
  document = documentOf(first),
  existed = 0,
  former,
  lastSeen,
  through = 'resolver',
}: Case) {
  const metadata = {
    ...(lastSeen !== undefined && {
      recorded: {
        digest: 'uDocument',
        firstSeen: days(90),
        lastSeen: momentOf(lastSeen),
        why: 'ENOTFOUND',
      },
    }),
    ...(former && {
      former: former.map(([one, seen]) => ({ document: one, lastSeen: momentOf(seen) })),
    }),
  };
  const context = createContext({
    existedAt: () => NOW - existed * DAY,
    ...(through === 'resolver' && {
      resolver: {
        resolve: () =>
          Promise.resolve({
            didResolutionMetadata: {},
            didDocument: document as never,
            didDocumentMetadata: metadata,
          }),
      },
    }),
  });
  const didDocuments = new Map(
    through === 'staple' ? [[DID, { document, metadata: metadata }]] : [],
  );
  const states = createDidStates(context, { didDocuments, findings: [] });
  const { jws } = await signCredential(createPayload(DID), by);
  const question = {
    jws,
    typ: 'vc+jwt',
    signer: DID,
    purpose: 'assertionMethod',
    facts: {},
  } as const;
  const { findings } = await checkSignature(question, states, context);
  return { findings, troubles: troublesOf(findings) };
}

/** The methods of a document under the name that one of another has. */
function sameName({ verificationMethod }: JsonObject, { id }: JsonObject): JsonObject {
  const methods = (verificationMethod as JsonObject[]).map((one) => ({ ...one, id: id! }));
  return { verificationMethod: methods, assertionMethod: [id!] };
}

describe('a host that does not answer', () => {
  it('is answered for by the record where the signature provably existed while it was last seen', async () => {
    const { findings, troubles } = await judge({ lastSeen: 10, existed: 11 });
    expect(troubles).toEqual([]);
    const told = {
      clock: 'existed',
      found: {
        from: 'the record of the verifier, for the host did not answer',
        document: 'uDocument',
        firstSeen: days(90),
        lastSeen: days(10),
      },
    };
    for (const code of ['did.ok', 'key.ok', 'signature.ok'])
      expect(findings).toContainEqual(expect.objectContaining({ code, ...told }));
  });

  it.each([
    ['nothing proves that it is so old', {}],
    ['it existed at the last look and not before', { existed: 10 }],
    ['the last look cannot be read', { lastSeen: 'lately', existed: 80 }],
  ])('leaves it open whether the signature holds where %s', async (_, more) => {
    const { findings, troubles } = await judge({ lastSeen: 10, ...more });
    expect(troubles).toEqual(['indeterminate did.unresolvable']);
    expect(findings.at(-1)).toMatchObject({
      expected: DID,
      clock: 'existed',
      found: expect.stringMatching(/^on record from .*last seen live .*did not answer: ENOTFOUND$/),
    });
  });

  it('is not answered for by what a staple says of a record', async () => {
    const { findings } = await judge({ lastSeen: 10, existed: 0, through: 'staple' });
    expect(findings.find(({ code }) => code === 'did.ok')?.found).toBeUndefined();
  });

  it('does not lend its name to another key', async () => {
    const { troubles } = await judge({ by: second, lastSeen: 10, existed: 11 });
    expect(troubles).toEqual(['fail signature.invalid']);
  });
});

describe('a key that stood in an earlier document', () => {
  const renewed = { document: documentOf(second), former: [[documentOf(first), 10]] } as const;

  it('may have made what provably existed while it stood there, though its name has another key now', async () => {
    expect((await judge({ ...renewed, existed: 11 })).troubles).toEqual([]);
    expect((await judge({ ...renewed, by: second })).troubles).toEqual([]);
  });

  it.each([0, 9, 10])('makes nothing new: %i days old', async (existed) => {
    const { findings, troubles } = await judge({ ...renewed, existed });
    expect(troubles).toEqual(['fail key.rotated-unproven']);
    expect(findings.at(-1)?.expected).toBe(`existence proven before ${days(10)}`);
  });

  it('ended with the latest document that had it', async () => {
    const seen = (...looks: readonly number[]) => ({
      ...renewed,
      former: looks.map((look) => [documentOf(first), look] as const),
      existed: 6,
    });
    for (const looks of [
      [5, 20],
      [20, 5],
    ])
      expect((await judge(seen(...looks))).troubles).toEqual([]);
    expect((await judge(seen(20, 7))).troubles).toEqual(['fail key.rotated-unproven']);
  });

  it('ended when it said that it would, if that was sooner', async () => {
    const former = (expires: string) => ({
      ...renewed,
      former: [[documentOf(first, { expires }), 10]] as const,
      existed: 12,
    });
    expect((await judge(former(days(13)))).troubles).toEqual(['fail key.rotated-unproven']);
    expect((await judge(former(days(11)))).troubles).toEqual([]);
    expect((await judge(former('soon'))).troubles).toEqual(['fail key.rotated-unproven']);
  });

  it('is in force still where the document of today lists it, under whatever name', async () => {
    const document = {
      ...documentOf(first, { id: `${DID}#again` }),
    };
    const former = [[documentOf(first), 10]] as const;
    expect((await judge({ document, former })).troubles).toEqual([]);
    expect((await judge({ former })).troubles).toEqual([]);
  });

  it('is not taken back by a document that stood there for a while, where today’s lists it', async () => {
    const another = `${DID}#another`;
    const document = documentOf(first);
    const method = methodOf(document);
    // As whoever held the host for a day may have written it.
    const taken: JsonObject = {
      ...document,
      verificationMethod: [{ ...method, id: another, revoked: days(1000) }],
      assertionMethod: [another],
    };
    expect((await judge({ document, former: [[taken, 10]] })).troubles).toEqual([]);
    // Its twins: what is said today counts, and so does what was said of a key that is there no more.
    const gone = { document: documentOf(second), existed: 11 };
    expect((await judge({ document: { ...taken, ...sameName(taken, method) } })).troubles).toEqual([
      'fail key.revoked',
    ]);
    const named: JsonObject = { ...document, ...sameName(taken, method) };
    expect((await judge({ ...gone, former: [[named, 10]] })).troubles).toEqual([
      'fail key.revoked',
    ]);
  });

  describe('that was dropped in good order', () => {
    const listed = documentOf(first);
    const method = methodOf(listed);
    const gone = { document: documentOf(second) };
    /** As it was taken back under a name and for purposes, from a day that no signature is older than. */
    const taken = (
      id = method['id'] as string,
      purposes = ['assertionMethod'],
      since = 1000,
    ): JsonObject => ({
      id: DID,
      verificationMethod: [{ ...method, id, revoked: days(since) }],
      ...Object.fromEntries(purposes.map((one) => [one, [id]])),
    });
    const purposes = ['assertionMethod', 'authentication'];

    it.each<[string, JsonObject]>([
      ['under its name', taken()],
      ['under another name', taken(`${DID}#another`)],
      ['for more than it ever served', taken(`${DID}#another`, purposes)],
      ['for nothing', taken(`${DID}#another`, [])],
    ])('stands though somebody took it back %s, where its owner listed it since', async (_, by) => {
      const former = [
        [listed, 10],
        [by, 20],
        [listed, 30],
      ] as const;
      expect((await judge({ ...gone, former, existed: 11 })).troubles).toEqual([]);
      expect((await judge({ ...gone, former, existed: 9 })).troubles).toEqual([
        'fail key.rotated-unproven',
      ]);
      // Its twins: nobody listed it since, or not so long ago as is recorded.
      const last = { ...gone, former: former.slice(1), existed: 31 };
      expect((await judge(last)).troubles).toEqual(['fail key.revoked']);
      for (const unknown of [
        [former[0], [by, 'lately'], former[2]],
        [[listed, 'lately'], former[1], former[2]],
      ] as const)
        expect((await judge({ ...gone, former: unknown, existed: 31 })).troubles).toEqual([
          'fail key.revoked',
        ]);
    });

    it('stands though somebody took it back for more than today’s document lists it for', async () => {
      const former = [[taken(`${DID}#another`, purposes), 10]] as const;
      expect((await judge({ former })).troubles).toEqual([]);
    });

    it('signs nothing more of what it was taken back for, where it was listed since for less', async () => {
      const former = [
        [documentOf(first, {}, ['authentication']), 10],
        [taken(undefined, purposes), 20],
        [documentOf(first, {}, purposes), 30],
      ] as const;
      const statement = (existed: number) => judge({ ...gone, former, existed });
      for (const existed of [9, 25, 31, 999])
        expect((await statement(existed)).troubles).not.toEqual([]);
      expect((await statement(1001)).troubles).toEqual([]);
    });

    it.each<[string, readonly (readonly [JsonObject, number])[]]>([
      ['and again later', []],
      [
        'and again later, and listed between for less',
        [[documentOf(first, {}, ['authentication']), 25]],
      ],
    ])('stays taken back from the first moment, where that was said %s', async (_, between) => {
      const former = [
        [taken(undefined, purposes, 20), 15],
        ...between,
        [taken(undefined, purposes, 40), 30],
      ] as const;
      for (const order of [former, former.toReversed()]) {
        const statement = (existed: number) => judge({ ...gone, former: order, existed });
        for (const existed of [16, 35, 40])
          expect((await statement(existed)).troubles).not.toEqual([]);
        expect((await statement(41)).troubles).toEqual([]);
      }
    });
  });

  it('that lost its purpose serves it for what is older', async () => {
    const document = documentOf(first, {}, ['authentication']);
    const former = [[documentOf(first), 10]] as const;
    expect((await judge({ document, former, existed: 11 })).troubles).toEqual([]);
    expect((await judge({ document, former })).troubles).toEqual(['fail key.rotated-unproven']);
  });

  it.each<[string, JsonObject | string, number | string]>([
    ['is no document', 'nonsense', 10],
    ['is of another DID', documentOf(createParty('did:web:other.example')), 10],
    ['was seen at a moment that cannot be read', documentOf(first), 'lately'],
  ])('offers nothing where the record %s', async (_, document, seen) => {
    const { troubles } = await judge({ ...renewed, former: [[document, seen]], existed: 11 });
    expect(troubles).toEqual([
      seen === 'lately' ? 'fail key.rotated-unproven' : 'fail signature.invalid',
    ]);
  });

  it('stands beside a document that is on record itself', async () => {
    const gone = { ...renewed, lastSeen: 3 };
    expect((await judge({ ...gone, existed: 11 })).troubles).toEqual([]);
    expect((await judge({ ...gone, existed: 5 })).troubles).toEqual(['fail key.rotated-unproven']);
    expect((await judge({ ...gone, by: second, existed: 5 })).troubles).toEqual([]);
  });
});

it('many keys of many earlier documents are each looked at once', () => {
  const document = (name: string): JsonObject => {
    const ids = Array.from({ length: 100 }, (_, at) => `${DID}#${name}-${at}`);
    const method = (id: string) => ({ ...methodOf(documentOf(first)), id });
    return { ...documentOf(first), verificationMethod: ids.map(method), assertionMethod: ids };
  };
  const former = ['a', 'b', 'c'].map((name) => ({ document: document(name), lastSeen: days(10) }));
  const { methods } = readVerificationMethods(document('now'), DID);
  let hashes = 0;
  const sha256 = (bytes: Uint8Array): Uint8Array => {
    hashes += 1;
    return crypto.sha256(bytes);
  };
  expect(formerMethods({ former }, DID, methods, sha256)).toHaveLength(300);
  expect(hashes).toBe(400);
});

it('many revocations of one key in many earlier documents are answered in good time', () => {
  const document = (at: number): JsonObject => {
    const ids = Array.from({ length: 100 }, (_, n) => `${DID}#${at}-${n}`);
    const revoked = at % 2 === 0 ? { revoked: days(at) } : {};
    const method = (id: string) => ({ ...methodOf(documentOf(first)), id, ...revoked });
    return { ...documentOf(first), verificationMethod: ids.map(method), assertionMethod: ids };
  };
  const former = Array.from({ length: 20 }, (_, at) => ({
    document: document(at),
    lastSeen: days(at),
  }));
  const offered = formerMethods({ former }, DID, [], crypto.sha256);
  expect(offered).toHaveLength(2000);
  // Seen last of all and revoked: the 100 of the newest document alone.
  expect(offered.filter(({ revoked }) => revoked !== undefined)).toHaveLength(100);
});

function methodOf({ verificationMethod }: JsonObject): JsonObject {
  return (verificationMethod as JsonObject[])[0]!;
}
