import type { IntellectualPropertyRightsCredential } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, about, fail, undecided } from '../../verdict/fragment.ts';
import type { LineView } from '../claims-context.ts';
import { coverEither } from './cover-line.ts';
import { type FiledIn, filedGoods } from './filed-goods.ts';

type Right = IntellectualPropertyRightsCredential['credentialSubject'];

/** Whether the right stands at importation, and whether it is recorded with CBP for these goods. */
export interface RightStanding {
  readonly recorded: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Registration and recordation are two things with two terms: a right whose registration has run out
 * has lapsed; one that CBP has not recorded for these goods is enforced by nobody at the border.
 */
export function judgeRight(credential: Credential, view: LineView, claims: FiledIn): RightStanding {
  const right = credential.subject as unknown as Right;
  const { imported } = view.clocks;
  const facts: Facts = about({ on: credential, line: view.number, axis: 'ipr', clock: 'imported' });
  if (imported === undefined)
    return {
      recorded: true,
      findings: [
        undecided('licence.right-lapsed', {
          ...facts,
          expected: 'a day of importation',
          found: null,
        }),
      ],
    };
  const { registration, recordation } = right;
  const findings: Finding[] = [];
  if (
    registration !== undefined &&
    (imported < registration.from ||
      (registration.until !== undefined && imported > registration.until))
  )
    findings.push(
      fail('licence.right-lapsed', {
        ...facts,
        pointer: '/credentialSubject/registration',
        expected: imported,
        found: { from: registration.from, until: registration.until ?? null },
      }),
    );
  const notRecorded = (found: unknown): RightStanding => ({
    recorded: false,
    findings: [
      ...findings,
      fail('licence.right-not-recorded', {
        ...facts,
        pointer: '/credentialSubject/recordation',
        expected: filedGoods(claims, view).hts,
        found,
      }),
    ],
  });
  // Patents are not recorded: only an exclusion order acts at the border (19 USC 1337).
  if (right.intellectualPropertyRightsType === 'Patent')
    return right.exclusionOrder === undefined ? notRecorded(null) : { recorded: true, findings };
  if (recordation === undefined) return notRecorded(null);
  if (imported < recordation.from || imported > recordation.until)
    return notRecorded({ from: recordation.from, until: recordation.until });
  if (recordation.goods === undefined) return { recorded: true, findings };
  const coverage = coverEither(claims, view, recordation.goods);
  if (coverage === 'not-covered') return notRecorded(recordation.goods);
  if (coverage === 'undecidable')
    findings.push(
      undecided('licence.right-not-recorded', {
        ...facts,
        pointer: '/credentialSubject/recordation',
        expected: filedGoods(claims, view).hts,
        found: recordation.goods,
      }),
    );
  return { recorded: true, findings };
}
