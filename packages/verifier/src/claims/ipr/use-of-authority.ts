import { parseDateTime } from '@originmark/core';
import type { EntryLine } from '@originmark/schemas';
import type { Authority } from '../../chain/authority.ts';
import type { Grant } from '../../chain/licences.ts';
import { granteeOf } from '../../chain/licences.ts';
import type { Credential } from '../../intake/credential.ts';
import { type Facts, type Finding, about, fail, undecided } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { utcDayAt } from '../clocks/local-day.ts';
import { coverLine } from './cover-line.ts';
import { filedGoods } from './filed-goods.ts';
import { grayMarketOf } from './gray-market.ts';
import { judgeMaker } from './judge-maker.ts';

const DAY_MS = 86_400_000;

/** First and last moment (ms) in which the mark may have been applied: the days of `made` in any time zone are taken as UTC days. */
export interface MadeSpan {
  readonly from: number;
  /** The last moment of the last day. */
  readonly at: number;
}

export function madeSpan({ clocks }: LineView): MadeSpan | undefined {
  if (clocks.made === undefined) return undefined;
  const from = parseDateTime(`${clocks.made.from}T00:00:00Z`);
  const last = parseDateTime(`${clocks.made.until}T00:00:00Z`);
  return from === undefined || last === undefined ? undefined : { from, at: last + DAY_MS - 1 };
}

/** Whether this authority covers this maker, these goods, made then, imported by this importer. */
export function judgeUse(grant: Grant, view: LineView, claims: ClaimsContext): Finding[] {
  const leaf = grant.path.at(-1);
  if (leaf === undefined) return [];
  const facts: Facts = about({ on: leaf, line: view.number, axis: 'ipr' });
  return [
    ...judgeMaker(grant, leaf, view, facts),
    ...judgeGoods(grant.authority, view, claims, facts),
    ...judgeTime(grant.authority, view, facts),
    ...judgeImporter(grant, view, claims, facts),
    ...contractLimits(grant, view, filedGoods(claims, view), facts),
  ];
}

function judgeGoods(
  { goods, products }: Authority,
  view: LineView,
  claims: ClaimsContext,
  facts: Facts,
): Finding[] {
  const { line } = view;
  const findings: Finding[] = [];
  if (goods !== undefined) {
    const coverage = coverLine(claims, view, goods);
    const answer = { ...facts, expected: goods, found: filedGoods(claims, view).hts };
    if (coverage === 'not-covered') findings.push(fail('licence.goods-not-covered', answer));
    if (coverage === 'undecidable') findings.push(undecided('licence.goods-not-covered', answer));
  }
  if (products !== undefined) {
    const outside = (line.products ?? []).filter((product) => !products.includes(product));
    if (outside.length > 0)
      findings.push(
        fail('licence.goods-not-covered', { ...facts, expected: products, found: outside }),
      );
    else if ((line.products ?? []).length === 0)
      findings.push(
        undecided('licence.goods-not-covered', { ...facts, expected: products, found: null }),
      );
  }
  return findings;
}

/** Authority when the mark was applied decides (compare 15 USC 1116(d)(1)(B)). */
function judgeTime({ term }: Authority, view: LineView, facts: Facts): Finding[] {
  const made = madeSpan(view);
  const answer = {
    ...facts,
    clock: 'made' as const,
    expected: term ?? 'a day of manufacture',
    found: view.clocks.made ?? null,
  };
  if (made === undefined) return [undecided('licence.made-outside-term', answer)];
  if (term === undefined) return [];
  const from = parseDateTime(term.from) ?? Number.POSITIVE_INFINITY;
  const until = parseDateTime(term.until) ?? Number.NEGATIVE_INFINITY;
  return made.from >= from && made.at < until ? [] : [fail('licence.made-outside-term', answer)];
}

/**
 * The importer of record must hold a licence on the path that lets it import, or be the owner itself: that is its
 * consent. Otherwise genuine goods may be restricted gray-market articles (19 CFR 133.23). Where they are not, a
 * licensee that may sell has sold them: where to is a matter of its contract, and a flag.
 */
function judgeImporter(
  { path }: Grant,
  view: LineView,
  claims: ClaimsContext,
  facts: Facts,
): Finding[] {
  const [owner] = path;
  if (owner !== undefined && granteeOf(owner) === claims.importer) return [];
  const holds = path.some(
    (credential) =>
      credential.type === 'IntellectualPropertyRightsLicenseCredential' &&
      granteeOf(credential) === claims.importer &&
      activitiesOf(credential).includes('import'),
  );
  if (holds) return [];
  const answer = {
    ...facts,
    expected: 'a licence to the importer of record that includes import',
    found: claims.importer,
  };
  const at = { ...answer, pointer: '/credentialSubject/scope/activities' };
  const leaf = path.at(-1);
  const market = grayMarketOf(path, view, claims);
  if (market.answer === 'restricted') return [fail('licence.gray-market', at)];
  const maySell =
    leaf?.type === 'IntellectualPropertyRightsLicenseCredential' &&
    activitiesOf(leaf).includes('sell');
  const contract = fail(maySell ? 'licence.contract-limit' : 'licence.none', at);
  return market.answer === 'undecided'
    ? [undecided('licence.gray-market', at), contract]
    : [contract];
}

function activitiesOf({ subject }: Credential): readonly string[] {
  const { scope } = subject as unknown as { scope?: { activities?: readonly string[] } };
  return scope?.activities ?? [];
}

/** Limits between the parties to a licence are theirs to enforce, not CBP's: flags. */
function contractLimits(
  { authority, path }: Grant,
  { clocks }: LineView,
  { countryOfOrigin }: EntryLine,
  facts: Facts,
): Finding[] {
  const { madeIn, soldIn } = authority;
  const term = termOfSale(path) ?? authority.term;
  const findings: Finding[] = [];
  const { imported } = clocks;
  if (madeIn !== undefined && !madeIn.includes(countryOfOrigin))
    findings.push(
      fail('licence.contract-limit', {
        ...facts,
        pointer: '/credentialSubject/scope/madeIn',
        expected: madeIn,
        found: countryOfOrigin,
      }),
    );
  if (soldIn !== undefined && !soldIn.includes('US'))
    findings.push(
      fail('licence.contract-limit', {
        ...facts,
        pointer: '/credentialSubject/scope/soldIn',
        expected: soldIn,
        found: 'US',
      }),
    );
  if (term !== undefined && imported !== undefined) {
    // What cannot be read has never begun, and is over.
    const ends = parseDateTime(term.until) ?? Number.NEGATIVE_INFINITY;
    const from = utcDayAt(parseDateTime(term.from) ?? Number.POSITIVE_INFINITY);
    const until = utcDayAt(ends);
    const lastSale = utcDayAt(ends + (term.sellOffDays ?? 0) * DAY_MS);
    if (imported < from || imported >= until) {
      const within = imported >= until && imported < lastSale;
      const expected = within ? { sellOffUntil: lastSale } : term;
      findings.push(
        fail('licence.contract-limit', {
          ...facts,
          pointer: '/credentialSubject/scope/term',
          clock: 'imported',
          expected,
          found: imported,
        }),
      );
    }
  }
  return findings;
}

/** Goods are imported and sold under a licence: the term of a maker's authorisation ends the making. */
function termOfSale(path: readonly Credential[]): Authority['term'] {
  const terms = path.flatMap(({ type, subject }) => {
    if (type !== 'IntellectualPropertyRightsLicenseCredential') return [];
    const { scope } = subject as unknown as { scope?: { term?: NonNullable<Authority['term']> } };
    return scope?.term ?? [];
  });
  return terms.at(-1);
}
