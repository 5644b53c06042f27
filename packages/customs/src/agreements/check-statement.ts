import { type Checked, accepted, refused, shown } from '../checked.ts';
import { agreementOf } from './agreements.ts';

/** How a certification's statement was found. */
export interface FoundStatement {
  /** `verbatim`: the words of the regulation, give or take case and blanks; `in-substance`: every clause was recognised. */
  readonly match: 'verbatim' | 'in-substance';
}

const MAX_LENGTH = 20_000;

// A clause is recognised when each of its patterns occurs. That is a reader's aid, not a legal reading of the wording:
// a text that turns a clause into its opposite ("not true and accurate") is caught only by the guard below.
const CLAUSES: readonly (readonly [name: string, patterns: readonly RegExp[]])[] = [
  [
    'true-and-accurate',
    [/\btrue and (?:accurate|correct)\b/, /\bresponsib(?:le|ility) for proving\b/, /\bliable\b/],
  ],
  [
    'documentation-on-request',
    [/\bmaintain\b/, /\bpresent\b/, /\bupon request\b|\bon request\b/, /\bdocument(?:s|ation)\b/],
  ],
  ['originating', [/\boriginat(?:e|ed|es|ing)\b/, /\bcomply with the origin requirements\b/]],
  [
    'no-operation-outside',
    [/\bno further (?:production|processing)\b/, /\boutside the territor(?:y|ies)\b/],
  ],
];
const DENIAL =
  /\b(?:not|never|cannot|without) (?:\w+ ){0,3}(?:certify|true|originat|comply|maintain|present|assume|liable|agree)/;

/**
 * Looks for the statement an agreement (identifier or SPI) asks for in the text of a certification.
 * USMCA: the words must be included; case and white space do not matter. CAFTA-DR and NAFTA: "in substantially the
 * following form", so the statement is accepted word for word or when its four clauses are recognised by key phrases.
 * Reasons: `agreement-unknown`, `statement-missing` (no text), `statement-too-long`, `statement-differs` (USMCA),
 * `statement-clause-missing` (the message names the clauses), `statement-denied` (a clause seems to be negated: read it).
 */
export function checkStatement(spiOrId: unknown, text: unknown): Checked<FoundStatement> {
  const agreement = agreementOf(spiOrId);
  if (agreement === undefined)
    return refused('agreement-unknown', `${shown(spiOrId)} names no agreement known here.`);
  const { statement } = agreement;
  if (typeof text !== 'string' || text.trim() === '') {
    return refused('statement-missing', `Add the statement: "${statement.text}"`);
  }
  if (text.length > MAX_LENGTH) {
    return refused(
      'statement-too-long',
      `Give the statement alone, in at most ${MAX_LENGTH} characters.`,
    );
  }
  if (text.includes(statement.text)) return accepted({ match: 'verbatim' });
  const found = levelled(text);
  if (found.includes(levelled(statement.text))) return accepted({ match: 'verbatim' });
  if (statement.comparison === 'included') {
    return refused('statement-differs', `Use the words of the regulation: "${statement.text}"`);
  }
  return checkClauses(found);
}

function checkClauses(found: string): Checked<FoundStatement> {
  if (DENIAL.test(found)) {
    return refused(
      'statement-denied',
      'A clause of the statement seems to be negated: have a person read it.',
    );
  }
  const missing = CLAUSES.filter(
    ([, patterns]) => !patterns.every((pattern) => pattern.test(found)),
  );
  if (missing.length === 0) return accepted({ match: 'in-substance' });
  const names = missing.map(([name]) => name).join(', ');
  return refused(
    'statement-clause-missing',
    `These clauses were not recognised by their key phrases: ${names}.`,
  );
}

/** Case, white space and the shape of quotes and hyphens do not change what is certified. */
function levelled(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
