import type { FilingVerdict } from '@originmark/schemas';
import { CODES, isFindingCode } from '../../codes/registry.ts';
import { targetsOf } from '../../chain/graph.ts';
import {
  type Finding,
  about,
  fail,
  notApplicable,
  pass,
  undecided,
} from '../../verdict/fragment.ts';
import type { ClaimsContext } from '../claims-context.ts';
import { checkEntryNumber, checkReplay } from './check-entry-number.ts';
import { checkFilerCode } from './check-filer-code.ts';
import { checkImporterIdentity } from './check-importer-identity.ts';
import { checkOwnImporter } from './check-own-importer.ts';
import { checkPowerOfAttorney } from './check-power-of-attorney.ts';

export interface JudgedFiling {
  readonly verdict: FilingVerdict;
  readonly findings: readonly Finding[];
}

/**
 * Judges who filed the entry: the importer itself, or a broker under a power of attorney given to it
 * directly. A power is kept and not filed (19 CFR 141.46), so its absence is a question.
 */
export function judgeFiling(claims: ClaimsContext): JudgedFiling {
  const findings = [
    checkEntryNumber(claims),
    checkReplay(claims),
    ...checkFiler(claims),
    ...checkFilerCode(claims),
    ...checkImporterIdentity(claims),
    ...checkOwnImporter(claims),
  ];
  return { verdict: { outcome: outcomeOf(findings) }, findings };
}

function checkFiler(claims: ClaimsContext): Finding[] {
  const at = about({
    axis: 'filing',
    on: claims.entry,
    pointer: '/issuer',
    expected: claims.importer,
    found: claims.entry.issuer,
  });
  const { intact } = claims.standing(claims.entry);
  // A name on a document that nobody is shown to have signed names nobody.
  if (intact === 'invalid')
    return [fail('entry.filer-not-shown', { ...at, found: 'an entry that is not validly signed' })];
  if (intact === 'indeterminate')
    return [
      undecided('entry.filer-not-shown', {
        ...at,
        found: 'an entry whose signature could not be checked',
      }),
    ];
  if (claims.entry.issuer === claims.importer) return [pass('entry', at)];
  const powers = targetsOf(claims.graph, claims.entry, 'filedUnder')
    .map((power) => ({ power, findings: checkPowerOfAttorney(claims, power) }))
    .sort(
      (a, b) =>
        FAVOURABLE.indexOf(outcomeOf(a.findings)) - FAVOURABLE.indexOf(outcomeOf(b.findings)) ||
        (a.power.digest < b.power.digest ? -1 : 1),
    );
  const [best, ...others] = powers;
  if (best === undefined) return [fail('entry.filer-not-shown', at)];
  const unused = others.map(({ power, findings }) =>
    notApplicable('entry', {
      axis: 'filing',
      on: power,
      expected: 'another power of attorney is at least as good',
      found: outcomeOf(findings),
    }),
  );
  return [...best.findings, ...unused];
}

type Outcome = FilingVerdict['outcome'];

const FAVOURABLE: readonly Outcome[] = ['shown', 'undetermined', 'not-shown', 'contradicted'];

function outcomeOf(findings: readonly Finding[]): Outcome {
  const effects = findings.flatMap(({ code, outcome }) =>
    outcome === 'fail' ? [isFindingCode(code) ? CODES[code].effect : 'review'] : [],
  );
  if (effects.includes('exception')) return 'contradicted';
  if (effects.includes('review')) return 'not-shown';
  if (findings.some(({ outcome }) => outcome === 'indeterminate')) return 'undetermined';
  // Nothing looked at is nothing shown.
  return findings.some(({ outcome }) => outcome === 'pass') ? 'shown' : 'undetermined';
}
