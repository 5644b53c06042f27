import type { JsonObject } from '@originmark/core';

/** Why a text is not held, and what to do with it. */
export interface NotHeld {
  readonly why: string;
  readonly remedy: string;
}

/** Columns of an AE record (ACE ABI CATAIR). */
const AE_COLUMNS = 80;

/** @internal What a text is that is neither a token nor JSON, as far as its first look says. */
export function explainText(text: string): NotHeld {
  if (text.startsWith('eyJ'))
    return {
      why: 'it begins like a signed token, and is cut off or changed',
      remedy: 'Fetch it again from whoever gave it, unchanged.',
    };
  const lines = text.split(/\r\n|\n|\r/);
  const [first = ''] = lines;
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length > 1 && filled.every((line) => line.length === AE_COLUMNS))
    return {
      why: 'it is lines of 80 columns, such as AE records',
      remedy: 'An entry is given to "originmark preflight", and is not held.',
    };
  if (filled.length > 1 && [',', ';', '\t', '|'].some((mark) => first.split(mark).length > 2))
    return {
      why: 'it is a table (CSV)',
      remedy:
        'Say with --mapping what its columns are, and with --book who is named in it, to have drafts made of it.',
    };
  return {
    why: 'it is text, and neither a signed token nor JSON',
    remedy: 'Ask for the signed token (vc+jwt), as its issuer made it.',
  };
}

/** Formats that have a place of their own on the command line. */
const ELSEWHERE: ReadonlyMap<string, NotHeld> = new Map(
  Object.entries({
    EntryBundle: {
      why: 'it is an entry bundle, which is for a verifier',
      remedy: 'Give the credentials themselves; "bundle inspect" shows what a bundle holds.',
    },
    EntrySummary: {
      why: 'it is an entry summary, without signature',
      remedy: 'Give it to "originmark preflight".',
    },
    TrustPolicy: {
      why: 'it is a trust policy',
      remedy: 'Name it with --trust; what it judges is given here.',
    },
    OriginmarkChallenge: {
      why: 'it is the challenge of a verifier',
      remedy: 'Answer it with "originmark present --challenge".',
    },
    CsvMapping: { why: 'it says what columns are', remedy: 'Name it with --mapping.' },
    PartyBook: { why: 'it is a party book', remedy: 'Name it with --book.' },
  }),
);

/** @internal What a JSON object is that is nothing to hold. */
export function explainObject(value: JsonObject): NotHeld {
  const { type } = value;
  const known = typeof type === 'string' ? ELSEWHERE.get(type) : undefined;
  if (known !== undefined) return known;
  if ('credentialSubject' in value && !('@context' in value))
    return {
      why: `it is a draft${typeof type === 'string' ? ` of a ${type}` : ''}, without signature`,
      remedy: 'Its issuer issues it with "originmark issue"; the token of that is what is given.',
    };
  return {
    why: 'it is JSON without a signature, and neither evidence nor a sealed part',
    remedy: 'Ask for the signed token (vc+jwt); an unsigned document proves nothing.',
  };
}
