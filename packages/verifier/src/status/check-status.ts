import { formatDateTime, getStatusBit } from '@originmark/core';
import type { BitstringStatusListEntry } from '@originmark/schemas';
import { profileOf } from '../chain/profile.ts';
import type { Credential } from '../intake/credential.ts';
import {
  type ClockName,
  type Finding,
  about,
  fail,
  notApplicable,
  pass,
  undecided,
} from '../verdict/fragment.ts';
import {
  recordInWords,
  type RevocationWord,
  recordsOf,
  type UsedVersion,
  usedVersion,
  versionInWords,
  weighWords,
} from './revocation-word.ts';
import { isFromADay, type StatusAnswer } from './status-answer.ts';
import type { StatusList } from './status-list.ts';
import type { StatusLists } from './status-lists.ts';
import type { PastVersion } from './status-version.ts';

export interface StatusCheck {
  readonly answer: StatusAnswer;
  readonly findings: readonly Finding[];
}

/** What one status entry says, and by which version of its list. */
interface EntryCheck extends StatusCheck {
  readonly used?: UsedVersion;
}

/** The moment (ms) for which the status is asked. */
export interface StatusQuestion {
  readonly at: number;
  readonly clock: ClockName;
  /**
   * True for what others rest on: a revocation that took effect on a day is then weighed by whoever
   * uses it, at the moment of use and by the policy's rule for its role.
   */
  readonly weighedWhereUsed: boolean;
}

/**
 * Reads every status entry of a credential (Bitstring Status List, section 3.2). Call only for a
 * credential that satisfies its schema. A type whose profile requires a status and that has none is
 * `status.missing`. A revocation that took effect after the moment asked about is
 * `status.revoked-since`, except one that says the credential was never true or its key was stolen. Where
 * the history of a list shows the version that was in force then, that version is asked as well, and the
 * word that tells more against the credential counts (ADR 18).
 */
export async function checkStatus(
  credential: Credential,
  question: StatusQuestion,
  lists: StatusLists,
): Promise<StatusCheck> {
  const on = credential;
  const entries = entriesOf(credential);
  if (entries.length === 0) {
    if (profileOf(credential.type)?.status === 'required')
      return {
        answer: { kind: 'unknown' },
        findings: [
          fail('status.missing', {
            on,
            pointer: '/credentialStatus',
            expected: 'a revocation status',
            found: null,
          }),
        ],
      };
    return { answer: { kind: 'none' }, findings: [notApplicable('status', { on })] };
  }
  const findings: Finding[] = [];
  const used: UsedVersion[] = [];
  let answer: StatusAnswer = { kind: 'clear' };
  for (const entry of entries) {
    const list = await lists.listAt(entry.statusListCredential, credential.issuer);
    const read = await readEntry(credential, entry, list, question);
    findings.push(...read.findings);
    if (read.used !== undefined) used.push(read.used);
    if (RANK[read.answer.kind] > RANK[answer.kind]) answer = read.answer;
  }
  if (!entries.some(({ statusPurpose }) => statusPurpose === 'revocation')) {
    findings.push(
      fail('status.missing', {
        on,
        pointer: '/credentialStatus',
        expected: 'revocation',
        found: entries.map(({ statusPurpose }) => statusPurpose),
      }),
    );
    if (RANK[answer.kind] < RANK.unknown) answer = { kind: 'unknown' };
  }
  return {
    answer,
    findings:
      findings.length > 0 ? findings : [pass('status', { on, found: used, clock: question.clock })],
  };
}

/** What weighs more when two entries answer differently. */
const RANK: Readonly<Record<StatusAnswer['kind'], number>> = {
  none: 0,
  clear: 1,
  unknown: 2,
  suspended: 3,
  revoked: 4,
};

async function readEntry(
  credential: Credential,
  entry: BitstringStatusListEntry,
  list: StatusList,
  question: StatusQuestion,
): Promise<EntryCheck> {
  const facts = about({ on: credential, pointer: '/credentialStatus' });
  const unknown = (finding: Finding): EntryCheck => ({
    answer: { kind: 'unknown' },
    findings: [finding],
  });
  if (list.kind === 'fault') {
    const answer = {
      ...facts,
      expected: list.expected ?? entry.statusListCredential,
      found: list.found ?? null,
    };
    return unknown(list.decided ? fail(list.code, answer) : undecided(list.code, answer));
  }
  if (list.issuer !== credential.issuer)
    return unknown(
      fail('status.untrusted-list', { ...facts, expected: credential.issuer, found: list.issuer }),
    );
  if (list.purpose !== entry.statusPurpose)
    return unknown(
      fail('status.purpose-mismatch', {
        ...facts,
        expected: entry.statusPurpose,
        found: list.purpose,
      }),
    );
  const index = Number(entry.statusListIndex);
  const length = list.bits.length * 8;
  if (index >= length)
    return unknown(fail('status.out-of-range', { ...facts, expected: length - 1, found: index }));
  const isSet = getStatusBit(list.bits, index);
  const newest = usedVersion(list.purpose, list.version, 'presented');
  // A suspension ends, and asks only whether it stands.
  if (entry.statusPurpose === 'suspension')
    return isSet
      ? {
          answer: { kind: 'suspended' },
          findings: [
            fail('status.suspended', { ...facts, found: entry.statusListIndex, clock: 'verified' }),
          ],
        }
      : { answer: { kind: 'clear' }, findings: [], used: newest };
  const then = await list.versionAt(question.at);
  const past = then && readPast(then, list, index);
  const used =
    past === undefined ? newest : usedVersion(list.purpose, past.version, question.clock);
  if (!isSet && past?.isSet !== true) return { answer: { kind: 'clear' }, findings: [], used };
  const word = weighWords(
    isSet ? recordsOf(list.credential, entry.statusListIndex) : undefined,
    past?.isSet === true ? recordsOf(past.credential, entry.statusListIndex) : undefined,
    past?.isSet === false ? past.until : undefined,
    question.at,
  );
  return revoked(
    word,
    word.by === 'past' || past?.isSet === false ? used : newest,
    facts,
    question,
  );
}

/** What the version of the past says of this index; nothing where it has no such index, or asks otherwise. */
function readPast(
  past: PastVersion,
  { purpose }: Extract<StatusList, { kind: 'list' }>,
  index: number,
): (PastVersion & { readonly isSet: boolean }) | undefined {
  if (past.credential.credentialSubject.statusPurpose !== purpose) return undefined;
  if (index >= past.bits.length * 8) return undefined;
  return { ...past, isSet: getStatusBit(past.bits, index) };
}

function revoked(
  { revocation }: RevocationWord,
  used: UsedVersion,
  facts: { on: Credential; pointer: string },
  { at, clock, weighedWhereUsed }: StatusQuestion,
): StatusCheck {
  const { asOf, list, sequence } = used;
  const version = { sequence, list, asOf };
  const item = `${recordInWords(revocation)}; ${versionInWords(used)}`;
  if (revocation === undefined)
    return {
      answer: { kind: 'revoked' },
      findings: [fail('status.revoked', { ...facts, found: { kind: null, version }, item, clock })],
    };
  const { reason, effectiveAt } = revocation;
  const found =
    reason === 'unstated'
      ? { kind: null, version }
      : { kind: reason, effectiveFrom: formatDateTime(effectiveAt), version };
  const answer = { kind: 'revoked', revocation } as const;
  const told = { ...facts, expected: formatDateTime(at), found, item, clock };
  if (isFromADay(revocation) && weighedWhereUsed)
    return { answer, findings: [notApplicable('status', told)] };
  const later = isFromADay(revocation) && effectiveAt > at;
  return { answer, findings: [fail(later ? 'status.revoked-since' : 'status.revoked', told)] };
}

function entriesOf({ payload }: Credential): readonly BitstringStatusListEntry[] {
  const status = payload['credentialStatus'];
  if (status === undefined) return [];
  const entries: readonly unknown[] = Array.isArray(status) ? status : [status];
  return entries as readonly BitstringStatusListEntry[];
}
