import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type HostileTwin, HOSTILE_TWINS } from '@originmark/demo-entry';
import type { Fragment } from '@originmark/schemas';
import { isFindingCode } from '@originmark/verifier';
import type { VerifiedStory } from './verify-story.ts';

/**
 * What an officer reads of each attack, on one page. To write the page anew, delete it and run the test of the
 * hostile twins; then read every row that changed.
 */
const PAGE = new URL('./sentences.md', import.meta.url);
const SHAPES_OF_A_CODE = 3;
const DIGEST = /\buE[\w-]{45}(?![\w-])/g;

/** Codes whose sentence says "nothing" in its own words, and never in place of a value. */
const SAYS_NOTHING: readonly string[] = [
  'chain.existence-unproven', // "Nothing proves that …"
  'intake.unknown-type', // "so nothing can rest on it"
  'licence.goods-not-linked', // "Nothing presented leads from …"
  'origin.possession-unproven', // "Nothing shows that …"
  'status.unavailable', // "not stapled, and nothing may be fetched"
];

interface Row {
  readonly code: string;
  readonly twin: string;
  readonly fragment: Fragment;
  readonly sentence: string;
}

let rows: readonly Row[];

/** The finding that the attack is about comes first. */
function rowsOf(twin: string, own: string, { story, verdict }: VerifiedStory): Row[] {
  const names = Object.entries(story.credentials).flatMap(
    ([
      key,
      {
        credential: { id },
      },
    ]) => (typeof id === 'string' ? [[id, key] as const] : []),
  );
  return verdict.fragments
    .filter(({ officer }) => officer !== undefined)
    .map((fragment) => ({
      code: fragment.code,
      twin,
      fragment,
      sentence: names
        .reduce((text, [id, key]) => text.replaceAll(id, `<${key}>`), fragment.officer ?? '')
        // Signatures, and so the digests of tokens, are made anew each time.
        .replace(DIGEST, '<digest>'),
    }))
    .sort((a, b) => Number(b.code === own) - Number(a.code === own));
}

/** Two findings of one shape read alike: same outcome, same place, same kinds of values. */
function shapeOf({ fragment: { expected, found, line, outcome, pointer = '' } }: Row): string {
  const kinds = [expected, found].map((value) => kindOf(value));
  return [outcome, line === undefined, pointer.replace(/\/\d+/g, '/n'), ...kinds].join(' ');
}

function kindOf(value: unknown): string {
  if (typeof value !== 'string') return Array.isArray(value) ? 'list' : typeof (value ?? undefined);
  return value.replace(/\S*[\d:_].*/g, '').slice(0, 30);
}

/** Up to three sentences of each code, those of the attacks on that code before any other. */
function chooseRows(): Row[] {
  const chosen = new Map<string, Map<string, Row>>();
  const owned = rows.filter(({ code, twin }) => isOwn(code, twin));
  for (const row of [...owned, ...rows]) {
    const shapes = chosen.get(row.code) ?? new Map<string, Row>();
    chosen.set(row.code, shapes);
    const shape = shapeOf(row);
    if (shapes.size < SHAPES_OF_A_CODE && !shapes.has(shape)) shapes.set(shape, row);
  }
  return [...chosen.keys()].sort().flatMap((code) => [...(chosen.get(code)?.values() ?? [])]);
}

function isOwn(code: string, twin: string): boolean {
  return HOSTILE_TWINS.some((each) => each.id === twin && each.code === code);
}

function writePage(): string {
  const list = chooseRows().map(
    ({ code, fragment: { outcome }, sentence, twin }) =>
      `- \`${code}\` ${outcome}, ${twin}: ${sentence}`,
  );
  return `# What the officer reads\n\nUp to three sentences of each code, as the test of the hostile twins finds them in the attacks.\n\n${list.join('\n')}\n`;
}

/** What the attacks are told with: registered where they were judged, so that they are judged once. */
export function describeSentences(
  attacks: () => Promise<ReadonlyMap<HostileTwin, VerifiedStory>>,
): void {
  describe('the sentences an officer reads', () => {
    beforeAll(async () => {
      const told: Row[] = [];
      for (const [twin, judged] of await attacks())
        told.push(...rowsOf(twin.id, twin.code, judged));
      rows = told;
    }, 300_000);

    it('are those of the page that was read by a person', () => {
      const page = writePage();
      if (!existsSync(PAGE) && process.env['CI'] === undefined) writeFileSync(PAGE, page);
      expect(page).toBe(readFileSync(PAGE, 'utf8'));
    });

    it('speak of every code that an attack is about', () => {
      const spoken = new Set(rows.map(({ code }) => code));
      expect(HOSTILE_TWINS.filter(({ code }) => !spoken.has(code))).toEqual([]);
    });

    it('say a value, never its absence, where a value belongs', () => {
      const empty = rows.filter(
        ({ code, sentence }) => /\bnothing\b/i.test(sentence) && !SAYS_NOTHING.includes(code),
      );
      expect(sentencesOf(empty)).toEqual([]);
      const twice = rows.filter(
        ({ sentence }) => (sentence.match(/\bnothing\b/gi) ?? []).length > 1,
      );
      expect(sentencesOf(twice)).toEqual([]);
      expect(
        sentencesOf(rows.filter(({ sentence }) => /undefined|\[object/.test(sentence))),
      ).toEqual([]);
    });

    it('hold no JSON, no template left over, and no code of our own errors', () => {
      const raw = rows.filter(
        ({ sentence }) =>
          /[{}[\]|~]/.test(sentence) || /\b(json|jws|base64url)\.[a-z]/.test(sentence),
      );
      expect(sentencesOf(raw)).toEqual([]);
    });

    it('are one sentence, and no longer than an officer reads in one breath', () => {
      const odd = rows.filter(
        ({ sentence }) =>
          !/^[A-Z].*[^.\s]\.$/.test(sentence) ||
          sentence.length > 520 ||
          /\s\s| [.,;:]/.test(sentence),
      );
      expect(sentencesOf(odd)).toEqual([]);
    });

    it('name the line they are about', () => {
      const silent = rows.filter(
        ({ code, fragment: { line }, sentence }) =>
          line !== undefined &&
          isFindingCode(code) &&
          !new RegExp(`\\b[Ll]ine ${line}\\b`).test(sentence),
      );
      expect(sentencesOf(silent)).toEqual([]);
    });
  });
}

/** Each once, by code. */
function sentencesOf(found: readonly Row[]): string[] {
  return [...new Set(found.map(({ code, sentence }) => `${code}: ${sentence}`))].sort();
}
