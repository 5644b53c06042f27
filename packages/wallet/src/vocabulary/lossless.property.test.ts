import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@originmark/core';
import fc from 'fast-check';
import { WalletError } from '../wallet-error.ts';
import { exportVocabularyCredential } from './export-credential.ts';
import { importVocabularyCredential } from './import-credential.ts';
import { OUR_EXAMPLES, readOurExample } from './our-examples.test-support.ts';
import { find } from './places.ts';
import { isVocabularyPresent, readVocabularyExample } from './vocabulary-examples.test-support.ts';
import { VOCABULARY_TYPES } from './select-mapping.ts';

/** Documents to change: the vocabulary's own, and ours as they are written in its words. */
const documents: readonly JsonObject[] = [
  ...(isVocabularyPresent ? VOCABULARY_TYPES.map(readVocabularyExample) : []),
  ...OUR_EXAMPLES.map((name) => exportVocabularyCredential(readOurExample(name)).document),
];
const drafts: readonly JsonObject[] = OUR_EXAMPLES.map(readOurExample);

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    {},
    [],
    [[]],
    [{}, {}],
    null,
    -0,
    0,
    1e300,
    '',
    'MULTI',
    'Various',
    'HS',
    true,
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}') as unknown,
    { type: ['Organization'], id: 'did:web:a.example', name: '', location: [] },
    { price: '1', priceCurrency: 'usd' },
    { value: 'one', unitCode: 'kg' },
  ),
);

/** Places of a document, by the steps to them. */
function placesIn(node: unknown, steps: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof node !== 'object' || node === null) return [[...steps]];
  const members: [string | number, unknown][] = Array.isArray(node)
    ? node.map((item, index) => [index, item])
    : Object.entries(node);
  return [[...steps], ...members.flatMap(([name, member]) => placesIn(member, [...steps, name]))];
}

interface Change {
  readonly at: number;
  readonly how: 'set' | 'delete' | 'add' | 'repeat' | 'wrap';
  readonly name: string;
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom('set', 'delete', 'add', 'repeat', 'wrap'),
  name: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'a/b~c', '0', 'type')),
  value,
});

function changed(document: JsonObject, changes: readonly Change[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const { at, how, name, value: shared } of changes) {
    const next: unknown = structuredClone(shared);
    const places = placesIn(copy).filter((steps) => steps.length > 0 && steps[0] !== 'type');
    const steps = places[at % places.length] ?? [];
    const last = steps.at(-1) ?? '';
    const parent = find(copy as JsonValue, steps.slice(0, -1)).value as Record<string, unknown>;
    const node = parent[last];
    if (how === 'set') define(parent, last, next);
    else if (how === 'delete' && !Array.isArray(parent)) Reflect.deleteProperty(parent, last);
    else if (how === 'repeat' && Array.isArray(parent)) parent.push(structuredClone(node));
    else if (how === 'wrap') define(parent, last, [node]);
    else if (typeof node === 'object' && node !== null && !Array.isArray(node)) {
      define(node, name, next);
    }
  }
  return copy;
}

function define(object: object, name: string | number, member: unknown): void {
  Object.defineProperty(object, name, {
    value: member,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** What may be thrown, and nothing else. */
function codeOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof WalletError) return error.code;
    throw error;
  }
}

describe('whatever is changed in a document', () => {
  const cases = fc.tuple(
    fc.nat(documents.length - 1),
    fc.array(change, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('USMCA', 'CAFTA-DR', 'NAFTA'),
  );

  it('an import tells it, and an export gives the document again', () => {
    fc.assert(
      fc.property(cases, ([index, changes, agreement]) => {
        const document = changed(documents[index] as JsonObject, changes);
        const isUsmca = JSON.stringify((document as JsonObject).type).includes('USMCA');
        const options = { agreement: isUsmca ? ('USMCA' as const) : (agreement as 'CAFTA-DR') };
        const { draft, kept } = importVocabularyCredential(document, options);
        const again = exportVocabularyCredential(draft, { kept });
        expect(again.document).toEqual(document);
        expect(again.notRestored).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('a draft of ours that is changed goes out and comes back', () => {
    fc.assert(
      fc.property(
        fc.nat(drafts.length - 1),
        fc.array(change, { maxLength: 6 }),
        (index, changes) => {
          const draft = changed(drafts[index] as JsonObject, changes);
          const { document, notCarried, vocabularyType } = exportVocabularyCredential(draft);
          const agreement = (
            {
              CAFTADRCertificationOfOrigin: 'CAFTA-DR',
              NAFTACertificateOfOrigin: 'NAFTA',
            } as const
          )[notCarried.type];
          const again = importVocabularyCredential(document, {
            kept: notCarried,
            ...(vocabularyType === 'CertificationOfOrigin' &&
              agreement !== undefined && { agreement }),
          });
          expect(again.draft).toEqual(draft);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('any JSON at all is read or refused with a code of the wallet', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.anything(),
      fc.record({
        type: fc.constantFrom(...VOCABULARY_TYPES),
        issuer: fc.jsonValue(),
        credentialSubject: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(anything, (document) => {
        const code = codeOf(
          () => void importVocabularyCredential(document, { agreement: 'USMCA' }),
        );
        expect(code ?? 'wallet.').toMatch(/^wallet\./);
      }),
      { numRuns: 1000 },
    );
  });
});
