import type { EntryVerdict } from '@originmark/schemas';
import { CODES, type FindingCode } from '../../codes/registry.ts';
import { toEffectiveAuthority } from '../../chain/authority.ts';
import { checkExistence } from '../../chain/check-existence.ts';
import { judgeParent } from '../../chain/judge-parent.ts';
import { type Grant, granteeOf, type Licences } from '../../chain/licences.ts';
import { groupBy } from '../../group-by.ts';
import type { Credential } from '../../intake/credential.ts';
import {
  type Finding,
  about,
  fail,
  notApplicable,
  pass,
  undecided,
} from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { countUse, type DrawDown, drawDown } from './draw-down.ts';
import { findIndicatedRights, type IndicatedRight } from './indicated-rights.ts';
import { judgeRecognized } from './judge-recognized.ts';
import { findNotRecorded, judgeRecordation } from './judge-recordation.ts';
import { leafInForce } from './leaf-in-force.ts';
import { linkGoods } from './link-goods.ts';
import { findUnpresented } from './find-unpresented.ts';
import { checkEffort, optionsFor } from './options.ts';
import { judgeUse, madeSpan } from './use-of-authority.ts';

export type RightVerdict = EntryVerdict['lines'][number]['ipr'][number];

export interface IprAnswer {
  /** By line number. */
  readonly verdicts: ReadonlyMap<number, readonly RightVerdict[]>;
  readonly findings: readonly Finding[];
}

interface Chosen {
  readonly view: LineView;
  readonly indicated: IndicatedRight;
  readonly grant: Grant | undefined;
  readonly findings: readonly Finding[];
  readonly recorded: boolean;
}

/**
 * For each line and each right that is indicated for it: does a chain run from the recorded right to
 * the maker, with authority when the mark was applied, and are these the goods. Nobody must prove a
 * licence to enter goods: silence is `no-right-indicated`, never a finding.
 */
export function judgeIpr(
  claims: ClaimsContext,
  licences: Licences,
  hops: readonly Finding[],
): IprAnswer {
  const chosen: Chosen[] = [];
  const hopsOf = groupBy(hops, ({ on }) => on?.digest);
  const along = ({ grant }: Chosen): readonly Finding[] =>
    (grant?.path ?? []).flatMap(({ digest }) => hopsOf.get(digest) ?? []);
  const verdicts = new Map<number, readonly RightVerdict[]>();
  const asked = claims.lines.map((view) => ({
    view,
    indicated: findIndicatedRights(view, claims),
  }));
  const tooMany = checkEffort(asked, licences);
  const findings: Finding[] = [...tooMany, ...findUnpresented(claims)];
  for (const { view, indicated } of asked) {
    if (tooMany.length > 0 && indicated.length > 0) {
      const open = indicated.map(({ right }) => ({ right, outcome: 'undetermined' as const }));
      verdicts.set(view.number, open);
      continue;
    }
    for (const right of indicated)
      chosen.push(chooseGrant(view, right, claims, { licences, along }));
    if (indicated.length > 0) continue;
    findings.push(notApplicable('licence', { line: view.number }));
    verdicts.set(view.number, [{ outcome: 'no-right-indicated' }]);
  }
  const used = countUse(
    chosen.map(({ view, grant }) => ({ view, path: grant?.path ?? [] })),
    claims,
  );
  for (const choice of chosen) {
    const { view, indicated, grant } = choice;
    const drawn = drawDown(grant?.path ?? [], view, used, claims.context.counters, {
      number: claims.subject.entryNumber,
    });
    const own = [...choice.findings, ...drawn.findings];
    findings.push(...own);
    const verdict = toVerdict(indicated, choice, [...own, ...along(choice)], drawn.draws, claims);
    verdicts.set(view.number, [...(verdicts.get(view.number) ?? []), verdict]);
  }
  return { verdicts, findings };
}

type Outcome = Exclude<NonNullable<RightVerdict['outcome']>, 'no-right-indicated'>;

/** The best first: by what the verdict would say of each. */
const RANK: Readonly<Record<Outcome, number>> = {
  'chain-shown': 0,
  'chain-shown-with-flags': 1,
  undetermined: 2,
  'not-shown': 3,
  'not-recorded': 4,
  contradicted: 5,
};

/**
 * The grant that supports the line best, what its hops and the standing of its credentials say included;
 * of equals the one that less speaks against, and then the one with the lowest digests, so that order
 * never matters.
 */
function chooseGrant(
  view: LineView,
  indicated: IndicatedRight,
  claims: ClaimsContext,
  {
    along,
    licences,
  }: { readonly along: (choice: Chosen) => readonly Finding[]; readonly licences: Licences },
): Chosen {
  const { right } = indicated;
  const options = optionsFor(view, right, licences).map((grant) => {
    const choice = judgeGrant(view, indicated, grant, claims);
    const told = [...choice.findings, ...along(choice)];
    const outcome = outcomeOf(told, grant, choice.recorded, flagsOf(told), claims);
    const name = grant.path
      .map(({ digest }) => digest)
      .reverse()
      .join();
    return { choice, rank: RANK[outcome], weight: weight(told), name };
  });
  const [best] = options.sort(
    (a, b) => a.rank - b.rank || a.weight - b.weight || (a.name < b.name ? -1 : 1),
  );
  if (best !== undefined) return best.choice;
  const unrecorded = findNotRecorded(indicated, view, claims);
  if (unrecorded !== undefined)
    return { view, indicated, grant: undefined, findings: unrecorded, recorded: false };
  const owner = view.support.find((credential) => credential.subject['right'] === right);
  const report = indicated.isCertain ? fail : undecided;
  const finding = report('licence.none', {
    line: view.number,
    axis: 'ipr',
    expected: right,
    found: owner === undefined ? null : owner.id,
  });
  return { view, indicated, grant: undefined, findings: [finding], recorded: true };
}

function judgeGrant(
  view: LineView,
  indicated: IndicatedRight,
  grant: Grant,
  claims: ClaimsContext,
): Chosen {
  const [rightCredential] = grant.path;
  if (rightCredential === undefined)
    return { view, indicated, grant: undefined, findings: [], recorded: true };
  const line = view.number;
  const made = madeSpan(view);
  const right = judgeRecordation(rightCredential, view, indicated, claims);
  const findings: Finding[] = [
    ...right.findings,
    ...judgeRecognized(grant, view, claims),
    ...judgeUse(grant, view, claims),
  ];
  if (made !== undefined) {
    const question = {
      ...made,
      clock: 'made' as const,
      rules: claims.context.policy.policy.rules,
      standing: claims.standing,
      existedAt: claims.existedAt,
    };
    for (const link of grant.links)
      findings.push(...judgeParent(link, question).map((finding) => ({ ...finding, line })));
    findings.push(...leafInForce(grant, view, made, claims));
    const { existedAt } = claims;
    for (const credential of grant.path) {
      const asked = { at: made.from, clock: 'made', line, existedAt } as const;
      const unproven = checkExistence(credential, asked);
      if (unproven !== undefined) findings.push(unproven);
    }
  }
  const maker = grant.path.at(-1) === undefined ? '' : granteeOf(grant.path.at(-1) as Credential);
  const link = linkGoods(view, maker, claims);
  if (link.kind !== 'linked') {
    const report = link.kind === 'open' ? undecided : fail;
    const { expected, found } = link;
    const at = about({ line, axis: 'ipr', on: grant.path.at(-1), expected, found });
    findings.push(report('licence.goods-not-linked', at));
  }
  if (!findings.some(({ check, outcome }) => check === 'licence' && outcome !== 'pass'))
    findings.push(pass('licence', { line, axis: 'ipr', on: grant.path.at(-1), clock: 'made' }));
  return { view, indicated, grant, findings, recorded: right.recorded };
}

function toVerdict(
  { right }: IndicatedRight,
  { grant, recorded }: Chosen,
  findings: readonly Finding[],
  draws: readonly DrawDown[],
  claims: ClaimsContext,
): RightVerdict {
  const flags = flagsOf(findings);
  return {
    right,
    outcome: outcomeOf(findings, grant, recorded, flags, claims),
    ...(grant === undefined
      ? {}
      : {
          path: grant.path.map(({ id }) => id),
          effectiveAuthority: toEffectiveAuthority(grant.authority),
        }),
    ...(draws.length === 0 ? {} : { drawDown: [...draws] }),
    ...(flags.length === 0 ? {} : { flags }),
  };
}

function flagsOf(findings: readonly Finding[]): string[] {
  const flags = findings.filter((finding) => effectOf(finding) === 'flag');
  return [...new Set(flags.map(({ code }) => code))].sort();
}

function outcomeOf(
  findings: readonly Finding[],
  grant: Grant | undefined,
  recorded: boolean,
  flags: readonly string[],
  claims: ClaimsContext,
): Outcome {
  if (!recorded) return 'not-recorded';
  const standings = (grant?.path ?? []).map((credential) => claims.standing(credential));
  if (
    findings.some((finding) => effectOf(finding) === 'exception') ||
    standings.some(({ outcome }) => outcome === 'invalid')
  )
    return 'contradicted';
  if (findings.some((finding) => effectOf(finding) === 'review')) return 'not-shown';
  const open = grant === undefined || findings.some(({ outcome }) => outcome === 'indeterminate');
  if (
    open ||
    standings.some(
      ({ outcome, status }) =>
        outcome === 'indeterminate' || status.kind === 'suspended' || status.kind === 'unknown',
    )
  )
    return 'undetermined';
  return flags.length > 0 ? 'chain-shown-with-flags' : 'chain-shown';
}

function effectOf({ code, outcome }: Finding): string | undefined {
  return outcome === 'fail' ? CODES[code as FindingCode].effect : undefined;
}

/** How much speaks against a grant. */
function weight(findings: readonly Finding[]): number {
  const weights: Readonly<Record<string, number>> = { exception: 10_000, review: 100, flag: 1 };
  return findings.reduce(
    (sum, finding) =>
      sum + (finding.outcome === 'indeterminate' ? 10 : (weights[effectOf(finding) ?? ''] ?? 0)),
    0,
  );
}
