import { formatDateTime, getStatusBit, parseDateTime } from '@originmark/core';
import type { BitstringStatusListCredential, BitstringStatusListEntry } from '@originmark/schemas';
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
import { isFromADay, type RevocationRecord, type StatusAnswer } from './status-answer.ts';
import type { StatusList, StatusLists } from './status-lists.ts';

export interface StatusCheck {
  readonly answer: StatusAnswer;
  readonly findings: readonly Finding[];
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
 * `status.revoked-since`, except one that says the credential was never true or its key was stolen.
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
  let answer: StatusAnswer = { kind: 'clear' };
  for (const entry of entries) {
    const list = await lists.listAt(entry.statusListCredential, credential.issuer);
    const read = readEntry(credential, entry, list, question);
    findings.push(...read.findings);
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
    findings: findings.length > 0 ? findings : [pass('status', { on, clock: question.clock })],
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

function readEntry(
  credential: Credential,
  entry: BitstringStatusListEntry,
  list: StatusList,
  question: StatusQuestion,
): StatusCheck {
  const facts = about({ on: credential, pointer: '/credentialStatus' });
  const unknown = (finding: Finding): StatusCheck => ({
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
  if (!getStatusBit(list.bits, index)) return { answer: { kind: 'clear' }, findings: [] };
  if (entry.statusPurpose === 'suspension')
    return {
      answer: { kind: 'suspended' },
      findings: [
        fail('status.suspended', { ...facts, found: entry.statusListIndex, clock: 'verified' }),
      ],
    };
  return revoked(entry.statusListIndex, list, facts, question);
}

function revoked(
  index: string,
  list: Extract<StatusList, { kind: 'list' }>,
  facts: { on: Credential; pointer: string },
  { at, clock, weighedWhereUsed }: StatusQuestion,
): StatusCheck {
  const written = harshest(
    (list.credential.revocations ?? []).filter(({ statusListIndex }) => statusListIndex === index),
  );
  const effectiveAt = parseDateTime(written?.effectiveFrom);
  if (written === undefined || effectiveAt === undefined)
    return {
      answer: { kind: 'revoked' },
      findings: [fail('status.revoked', { ...facts, found: { kind: null }, clock })],
    };
  const revocation: RevocationRecord = { reason: written.kind, effectiveAt };
  const found = { kind: written.kind, effectiveFrom: formatDateTime(effectiveAt) };
  const answer = { kind: 'revoked', revocation } as const;
  const told = { ...facts, expected: formatDateTime(at), found, clock };
  if (isFromADay(revocation) && weighedWhereUsed)
    return { answer, findings: [notApplicable('status', told)] };
  const later = isFromADay(revocation) && effectiveAt > at;
  return { answer, findings: [fail(later ? 'status.revoked-since' : 'status.revoked', told)] };
}

type WrittenRevocation = NonNullable<BitstringStatusListCredential['revocations']>[number];

/** Of several records for one credential the one that tells most against it: without a day, then the earliest. */
function harshest(written: readonly WrittenRevocation[]): WrittenRevocation | undefined {
  const from = ({ effectiveFrom, kind }: WrittenRevocation): number => {
    const effectiveAt = parseDateTime(effectiveFrom);
    const isDated = effectiveAt !== undefined && isFromADay({ reason: kind, effectiveAt });
    return isDated ? effectiveAt : Number.NEGATIVE_INFINITY;
  };
  const [first, ...others] = written;
  if (first === undefined || others.length === 0) return first;
  return written.toSorted(
    (a, b) => from(a) - from(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  )[0];
}

function entriesOf({ payload }: Credential): readonly BitstringStatusListEntry[] {
  const status = payload['credentialStatus'];
  if (status === undefined) return [];
  const entries: readonly unknown[] = Array.isArray(status) ? status : [status];
  return entries as readonly BitstringStatusListEntry[];
}
