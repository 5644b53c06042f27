import { normalizeDid } from '@originmark/core';
import { type BorderStanding, type RightFacts, borderStanding } from '@originmark/customs';
import type { IntellectualPropertyRightsCredential } from '@originmark/schemas';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, about, fail, undecided } from '../../verdict/fragment.ts';
import type { LineView } from '../claims-context.ts';
import { comparableDay } from '../clocks/local-day.ts';
import { coverEither } from './cover-line.ts';
import { type FiledIn, filedGoods } from './filed-goods.ts';

type Right = IntellectualPropertyRightsCredential['credentialSubject'];

/** Whether the right stands at importation, and whether it is recorded with CBP for these goods. */
export interface RightStanding {
  readonly recorded: boolean;
  readonly findings: readonly Finding[];
}

/** A right that is asked for on a line. */
interface Asked {
  readonly right: Right;
  readonly imported: string;
  readonly facts: Facts;
}

/**
 * Registration and recordation are two things with two terms: a right whose registration has run out
 * has lapsed; one that CBP has not recorded for these goods is enforced by nobody at the border. A mark on the
 * Supplemental Register cannot be recorded, and a patent acts only through an exclusion order (19 USC 1337). Where that
 * cannot be told the right is taken as one that is enforced, and is a question.
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
  const asked = { right, imported, facts };
  const lapsed = findLapse(asked);
  const goods = filedGoods(claims, view).hts;
  const tell = (
    report: typeof fail | typeof undecided,
    member: string,
    found: unknown,
  ): RightStanding => ({
    recorded: report === undecided,
    findings: [
      ...lapsed,
      report('licence.right-not-recorded', {
        ...facts,
        pointer: `/credentialSubject/${member}`,
        expected: goods,
        found,
      }),
    ],
  });
  const standing = standingOf(asked, view, claims);
  const [member, found] = tellingOf(right, standing);
  // Who made the goods is the importer's word, which takes no goods out of an order against named respondents.
  const isImportersWord = standing.because === 'not-a-respondent';
  if (standing.answer === 'not-enforced' && !isImportersWord) return tell(fail, member, found);
  const { recordation } = right;
  const coverage =
    right.intellectualPropertyRightsType === 'Patent' || recordation?.goods === undefined
      ? 'covered'
      : coverEither(claims, view, recordation.goods);
  if (coverage === 'not-covered') return tell(fail, 'recordation', recordation?.goods);
  if (standing.answer !== 'enforced') return tell(undecided, member, found);
  if (coverage === 'undecidable') return tell(undecided, 'recordation', recordation?.goods);
  return { recorded: true, findings: lapsed };
}

function findLapse({ facts, imported, right: { registration } }: Asked): Finding[] {
  if (registration === undefined) return [];
  const { from, until } = registration;
  if (imported >= from && (until === undefined || imported <= until)) return [];
  return [
    fail('licence.right-lapsed', {
      ...facts,
      pointer: '/credentialSubject/registration',
      expected: imported,
      found: { from, until: until ?? null },
    }),
  ];
}

/**
 * How the right stands at the border. Nothing tells the international class of goods: where the record names the goods
 * that it is for, these stand for its classes, and every one of them must be enforced alike.
 */
function standingOf(asked: Asked, view: LineView, claims: FiledIn): BorderStanding {
  const { imported, right } = asked;
  const { manufacturer, exporter } = view.line;
  const { id: importer } = claims.subject.importer;
  const facts = factsOf(asked);
  const goods = {
    on: imported,
    ...(manufacturer !== undefined && {
      parties: [manufacturer, exporter ?? manufacturer, importer].map(normalizeDid),
    }),
  };
  const { classes, goods: listed } = right.recordation ?? {};
  const standings = (listed === undefined ? [] : (classes ?? [])).map((niceClass) =>
    borderStanding(facts, { ...goods, niceClass }),
  );
  return (
    standings.find(({ answer }) => answer !== 'enforced') ??
    standings[0] ??
    borderStanding(facts, goods)
  );
}

const KINDS = {
  Trademark: 'trademark',
  Copyright: 'copyright',
  TradeName: 'trade-name',
  Patent: 'patent',
} as const;

function factsOf({ imported, right }: Asked): RightFacts {
  const { exclusionOrder, exclusionOrderTerms, recordation, registration } = right;
  return {
    kind: KINDS[right.intellectualPropertyRightsType],
    ...(registration !== undefined && {
      // Its term is a finding of its own, which says nothing of the recordation.
      registration: {
        from: imported,
        until: imported,
        ...(registration.register !== undefined && { register: registration.register }),
        ...(registration.classes !== undefined && { classes: registration.classes }),
      },
    }),
    recordation:
      recordation === undefined
        ? null
        : {
            ...recordation,
            from: comparableDay(recordation.from),
            until: comparableDay(recordation.until),
          },
    ...(exclusionOrder === undefined
      ? { exclusionOrder: null }
      : exclusionOrderTerms !== undefined && {
          exclusionOrder: {
            investigation: exclusionOrder,
            scope: exclusionOrderTerms.scope,
            respondents: (exclusionOrderTerms.respondents ?? []).map(normalizeDid),
            from: comparableDay(exclusionOrderTerms.from),
            ...(exclusionOrderTerms.until !== undefined && {
              until: comparableDay(exclusionOrderTerms.until),
            }),
          },
        }),
  };
}

/** Where in the record it stands, and what stands there. */
function tellingOf(right: Right, { because }: BorderStanding): readonly [string, unknown] {
  const { exclusionOrder, exclusionOrderTerms, recordation, registration } = right;
  const term = recordation && { from: recordation.from, until: recordation.until };
  switch (because) {
    case 'supplemental-register':
    case 'register-unknown':
      return ['registration/register', registration?.register ?? 'in a register that is not named'];
    case 'registration-missing':
      return ['registration', null];
    case 'recordation-not-in-force':
    case 'recordation-in-grace':
      return ['recordation', term];
    case 'class-unknown':
    case 'class-not-recorded':
    case 'class-not-registered':
      return [
        'recordation/classes',
        { recorded: recordation?.classes ?? null, registered: registration?.classes ?? null },
      ];
    case 'order-unknown':
      return ['exclusionOrder', exclusionOrder];
    case 'order-not-in-force':
    case 'not-a-respondent':
    case 'parties-unknown':
      return ['exclusionOrderTerms', exclusionOrderTerms];
    default:
      return ['recordation', null];
  }
}
