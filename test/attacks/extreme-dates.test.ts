import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  createDemoDraft,
  lineOf,
  revoke,
  type SignedStory,
  signRaw,
  type StoryDraft,
} from '@originmark/demo-entry';
import { type EntryVerdict, validateFormat } from '@originmark/schemas';
import { listBetter } from './compare-verdicts.ts';
import { verifyBundle, verifyStory } from './verify-story.ts';

// Any date in a bundle may be any date at all, well signed. The verifier never throws, and its verdict
// fits its own schema.

const DAYS = ['0000-01-01', '1800-02-28', '1899-12-31', '2100-02-28', '2199-12-31', '9999-12-31'];
const MOMENTS = [
  '0000-01-01T00:00:00+14:00',
  '0000-01-01T00:00:00Z',
  '1900-01-01T00:00:00-12:00',
  '2189-12-30T23:59:59Z',
  '2198-12-30T00:00:00+14:00',
  '9999-12-31T23:59:59Z',
  '9999-12-31T23:59:59-12:00',
];
const DATE = /^\d{4}-\d\d-\d\d(?:T|$)/;

interface Place {
  readonly credential: string;
  readonly member: string;
  readonly set: (turn: number) => void;
}

/** Every member below a value that is a date. */
function* datesIn(value: unknown, credential: string): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  const members = value as Record<string, unknown>;
  for (const [member, inner] of Object.entries(members))
    if (typeof inner === 'string' && DATE.test(inner)) {
      const values = inner.length === 10 ? DAYS : MOMENTS;
      const set = (turn: number): void => {
        members[member] = values[turn % values.length];
      };
      yield { credential, member, set };
    } else yield* datesIn(inner, credential);
}

/** The dates of the credentials, with those that the demo leaves out. */
function placesOf(draft: StoryDraft): Place[] {
  return Object.entries(draft.credentials).flatMap(([key, one]) => {
    one.checked = false;
    (one.credential as { validUntil?: string }).validUntil ??= '2035-01-01T00:00:00Z';
    return [...datesIn(one.credential, key)];
  });
}

/** Judged by the entry's own dates, and by the record's. */
async function judge(
  edit: (draft: StoryDraft) => void,
  tamper?: (signed: SignedStory) => Promise<void>,
): Promise<readonly EntryVerdict[]> {
  const { story, verdict: recorded } = await verifyStory({
    edit,
    ...(tamper !== undefined && { tamper }),
  });
  const stated = await verifyBundle(story, story.bundleText, { withoutRecord: true });
  const verdicts = [recorded, stated];
  for (const verdict of verdicts)
    expect(validateFormat('EntryVerdict', verdict as never)).toBeUndefined();
  return verdicts;
}

let untampered: EntryVerdict;

beforeAll(async () => {
  ({ verdict: untampered } = await verifyStory());
});

const turns = MOMENTS.map((moment, turn): [string, number] => [moment, turn]);
const DRAFT = await createDemoDraft();
const places = placesOf(DRAFT);
const membersNamed = [...new Set(places.map(({ member }) => member))];

describe('extreme dates of credentials', () => {
  it('have places to stand in', () => {
    expect(places.length).toBeGreaterThan(100);
    expect(membersNamed).toEqual(
      expect.arrayContaining(['from', 'until', 'signedAt', 'importedAt', 'enteredAt', 'claimedAt']),
    );
  });

  const KEYS = Object.keys(DRAFT.credentials).map((key, at): [string, number] => [key, at]);

  it.each(KEYS)('in all of one: %s', async (key, turn) => {
    const edit = (draft: StoryDraft): void => {
      for (const [at, place] of placesOf(draft).entries())
        if (place.credential === key) place.set(turn + at);
    };
    for (const verdict of await judge(edit)) expect(listBetter(verdict, untampered)).toEqual([]);
  });

  it.each(membersNamed)('in all members of one name: %s', async (name) => {
    const edit = (draft: StoryDraft): void => {
      for (const [at, place] of placesOf(draft).entries()) if (place.member === name) place.set(at);
    };
    for (const verdict of await judge(edit)) expect(listBetter(verdict, untampered)).toEqual([]);
  });

  it.each(turns)('everywhere: %s', async (_, turn) => {
    const edit = (draft: StoryDraft): void => {
      for (const place of placesOf(draft)) place.set(turn);
    };
    for (const { outcome } of await judge(edit)) expect(outcome).toBe('exception');
  });
});

describe('extreme dates of what is stapled', () => {
  const REVOKED = ['sublicence', 'makerAuthorization', 'toyExporterCertification'] as const;
  const ALSO_REVOKED = ['powerOfAttorney', 'registryRecognition'] as const;
  const signers = new Map<string, StoryDraft['statusLists'][string]['signer']>();

  beforeAll(() => {
    for (const { url, signer } of Object.values(DRAFT.statusLists)) signers.set(url, signer);
  });

  const revokeSome = (draft: StoryDraft): void => {
    for (const key of [...REVOKED, ...ALSO_REVOKED])
      revoke(draft, key, { kind: 'ceased', effectiveFrom: '2026-09-01T00:00:00Z' });
  };

  /** Signs the lists again with other dates: our own issuer would not. */
  const date = (members: readonly string[], turn: number) => async (signed: SignedStory) => {
    const staples = signed.bundle.evidence?.statusLists ?? [];
    for (const { credential, token } of Object.values(signed.statusLists)) {
      const payload = structuredClone(credential) as unknown as Record<string, unknown>;
      const signer = signers.get(String(payload['id']));
      if (signer === undefined) throw new Error('a list of nobody');
      for (const place of datesIn(payload, '')) if (members.includes(place.member)) place.set(turn);
      const header = { typ: 'vc+jwt', cty: 'vc' };
      staples[staples.indexOf(token)] = await signRaw(payload, header, signer);
    }
  };

  it.each(turns)('in revocation records: %s', async (_, turn) => {
    for (const { fragments } of await judge(revokeSome, date(['effectiveFrom'], turn)))
      expect(fragments.map(({ code }) => code).join()).toMatch(/status\.|chain\.parent-revoked/);
  });

  it.each(turns)('in the lists themselves: %s', async (_, turn) => {
    const member = turn % 2 === 0 ? 'validFrom' : 'validUntil';
    expect(await judge(() => undefined, date([member], turn))).toHaveLength(2);
  });

  it.each(turns)('in DID documents: %s', async (moment) => {
    const edit = (draft: StoryDraft): void => {
      for (const [at, { document }] of Object.values(draft.dids).entries())
        for (const method of document.verificationMethod)
          Object.assign(method, { [at % 2 === 0 ? 'revoked' : 'expires']: moment });
    };
    expect(await judge(edit)).toHaveLength(2);
  });
});

describe('lawful dates far away', () => {
  it('a licence without end is a licence', async () => {
    const until = '9999-12-31T23:59:59Z';
    const [verdict] = await judge((draft) => {
      for (const key of ['masterLicence', 'sublicence'] as const) {
        const { term } = draft.credentials[key].credential.credentialSubject.scope;
        if (term === undefined) continue;
        term.until = until;
        // There is nothing to sell off after the end of what has none.
        delete term.sellOffDays;
      }
    });
    const line = verdict?.lines.find((one) => one.line === 2);
    expect(line?.ipr.map(({ outcome }) => outcome)).toEqual(['chain-shown', 'chain-shown']);
    expect(verdict?.fragments.filter(({ effect }) => effect === 'exception')).toEqual([]);
  });

  it('goods made on one day are made', async () => {
    const [verdict] = await judge((draft) => {
      lineOf(draft, 2).made = { from: '2026-08-07', until: '2026-08-07' };
    });
    expect(verdict?.fragments.filter(({ effect }) => effect === 'exception')).toEqual([]);
  });
});
