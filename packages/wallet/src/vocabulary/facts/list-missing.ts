import { isJsonObject, type JsonObject, type JsonValue } from '@originmark/core';
import type { CredentialType } from '@originmark/schemas';
import { extendPointer, parsePointer, valueAt } from '../places.ts';
import { CAFTA_DR_FACTS, NAFTA_FACTS, USMCA_FACTS } from './certification-facts.ts';
import { RELEASE_FACTS, SUMMARY_FACTS } from './entry-facts.ts';
import { certificationAnswers } from './certification-answers.ts';
import type { AskedBy, Fact } from './fact.ts';
import { BILL_FACTS, INVOICE_FACTS, PACKING_FACTS } from './paper-facts.ts';
import { IDENTITY_FACTS, POWER_FACTS } from './party-facts.ts';
import { LICENCE_FACTS, RIGHT_FACTS } from './right-facts.ts';

/** A fact that the draft lacks. */
export interface MissingFact {
  /** JSON Pointer into the draft. */
  readonly pointer: string;
  /** In plain English. */
  readonly fact: string;
  /** The citation. */
  readonly why: string;
  readonly by: readonly AskedBy[];
  /** The case in which it is asked for, where that is not always. */
  readonly onlyIf?: string;
  /** Law or schema ask for it whatever the case. */
  readonly required: boolean;
}

const CREDENTIAL_FACTS: readonly Fact[] = [
  {
    at: '/id',
    fact: 'an identifier of the credential',
    why: 'form of the credential',
    by: ['schema'],
  },
  { at: '/issuer', fact: 'the issuer', why: 'form of the credential', by: ['schema'] },
  {
    at: '/issuer/id',
    fact: 'the DID of the issuer',
    why: 'form of the credential',
    by: ['schema'],
  },
  {
    at: '/validFrom',
    fact: 'from when the credential is valid',
    why: 'form of the credential',
    by: ['schema'],
  },
  {
    at: '/credentialSubject',
    fact: 'what the credential says',
    why: 'form of the credential',
    by: ['schema'],
  },
];

/** What each type of ours needs, by law, by its schema or to be judged. */
export const FACTS: Partial<Record<CredentialType, readonly Fact[]>> = {
  BillOfLadingCredential: BILL_FACTS,
  CAFTADRCertificationOfOrigin: CAFTA_DR_FACTS,
  CBP3461EntryCredential: RELEASE_FACTS,
  CBP7501EntrySummaryCredential: SUMMARY_FACTS,
  CommercialInvoiceCredential: INVOICE_FACTS,
  IntellectualPropertyRightsCredential: RIGHT_FACTS,
  IntellectualPropertyRightsLicenseCredential: LICENCE_FACTS,
  NAFTACertificateOfOrigin: NAFTA_FACTS,
  OrganizationIdentityCredential: IDENTITY_FACTS,
  PackingListCredential: PACKING_FACTS,
  PowerOfAttorneyCredential: POWER_FACTS,
  USMCACertificationOfOrigin: USMCA_FACTS,
};

/** The facts that a draft lacks, in the order of the table. */
export function listMissing(type: CredentialType, draft: JsonObject): readonly MissingFact[] {
  // Without a subject, everything in it is missing.
  const whole = isJsonObject(draft.credentialSubject) ? draft : { ...draft, credentialSubject: {} };
  const facts = FACTS[type] ?? [];
  const isCertification = facts.some(({ element }) => element !== undefined);
  const answers: Answers = isCertification ? certificationAnswers(whole) : new Map();
  return [
    ...CREDENTIAL_FACTS.flatMap((fact) => missingOf(fact, draft)),
    ...facts.flatMap((fact) => missingOf(asAnswered(fact, answers), whole)),
  ];
}

type Answers = ReturnType<typeof certificationAnswers>;

/** The law asks for nothing of an item that the certification answers; of one that it lacks, it asks in any case. */
function asAnswered(fact: Fact, answers: Answers): Fact {
  const answer = fact.element === undefined ? undefined : answers.get(fact.element);
  if (answer === undefined || !fact.by.includes('law')) return fact;
  if (answer.answer === 'undecided') return fact;
  if (answer.answer === 'missing') {
    // Of an item that is not there at all no case is left open; single details have cases of their own.
    return answer.details === undefined && answer.goods === undefined ? withoutCase(fact) : fact;
  }
  return { ...fact, by: fact.by.filter((by) => by !== 'law') };
}

function withoutCase({ onlyIf, ...fact }: Fact): Fact {
  return onlyIf === undefined ? fact : { ...fact };
}

function missingOf(row: Fact, draft: JsonObject): readonly MissingFact[] {
  const { at, always, by, fact, onlyIf, unless, unlessSame, notFor, why } = row;
  if (by.length === 0) return [];
  if (unlessSame !== undefined && isSameParty(draft, unlessSame)) return [];
  if (notFor !== undefined && valueAt(draft, notFor.at) === notFor.is) return [];
  if (unless?.some((pointer) => valueAt(draft, pointer) !== undefined)) return [];
  const isAsked = always === true && valueAt(draft, at.slice(0, at.lastIndexOf('/'))) === undefined;
  return (isAsked ? [at] : missingPlaces(draft, at)).map((pointer) => ({
    pointer,
    fact,
    why,
    by,
    ...(onlyIf !== undefined && { onlyIf }),
    required: onlyIf === undefined && by.some((asking) => asking !== 'judgement'),
  }));
}

/** The certifier's own data need not stand twice. */
function isSameParty(draft: JsonObject, same: NonNullable<Fact['unlessSame']>): boolean {
  const party = valueAt(draft, same.party);
  if (!isJsonObject(party)) return false;
  return same.as.some((pointer) => {
    const other = valueAt(draft, pointer);
    if (!isJsonObject(other)) return false;
    const member = party.id !== undefined && other.id !== undefined ? 'id' : 'name';
    return party[member] !== undefined && party[member] === other[member];
  });
}

/** Where the place is not filled, inside the objects that are there. */
function missingPlaces(draft: JsonObject, at: string): readonly string[] {
  let parents: (readonly [pointer: string, value: JsonValue])[] = [['', draft]];
  const steps = parsePointer(at);
  for (const step of steps.slice(0, -1)) {
    parents = parents.flatMap(([pointer, value]) => membersOf(pointer, value, step));
  }
  const last = steps.at(-1) ?? '';
  return parents.flatMap(([pointer, parent]) =>
    isJsonObject(parent) && !Object.hasOwn(parent, last) ? [extendPointer(pointer, last)] : [],
  );
}

function membersOf(
  pointer: string,
  value: JsonValue,
  step: string,
): (readonly [string, JsonValue])[] {
  if (step === '*') {
    const list = Array.isArray(value) ? (value as readonly JsonValue[]) : [];
    return list.map((item, index) => [extendPointer(pointer, index), item] as const);
  }
  const member = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return member === undefined ? [] : [[extendPointer(pointer, step), member]];
}
