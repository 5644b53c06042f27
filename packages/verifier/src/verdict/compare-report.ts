import { canonicalizeJson, digestBytes, type JsonValue, type Sha256 } from '@originmark/core';
import type {
  EntryVerdict,
  EntryVerificationReport,
  EvidencePackage,
  ReportCommitments,
} from '@originmark/schemas';
import { commitToVerdict } from '../evidence/commit-to-verdict.ts';

/** One thing that a report says, and whether the evidence package bears it out. */
export interface ReportComparison {
  readonly item:
    | 'commitments.fragments'
    | 'commitments.inputs'
    | 'commitments.verdict'
    | 'evidencePackage'
    | 'said'
    | 'verdictDigest';
  readonly holds: boolean;
  readonly expected: string;
  readonly found: string;
}

/** What a report repeats from its verdict. */
const REPEATED = [
  'entryNumber',
  'entryVersion',
  'advisory',
  'outcome',
  'axes',
  'clocks',
  'policy',
] as const;

/**
 * Holds what a report says against an evidence package that was read: which package it is of, the
 * commitments under the salt in it, and what the report repeats from the verdict. Whether the verdict follows
 * from the package is for its replay.
 */
export function compareReport(
  report: EntryVerificationReport,
  evidence: { readonly value: EvidencePackage; readonly digest: string },
  { sha256 }: { readonly sha256: Sha256 },
): readonly ReportComparison[] {
  const { digest, value } = evidence;
  const { commitments, evidencePackage, verdictDigest } = report;
  const compare = (
    item: ReportComparison['item'],
    expected: string,
    found: string,
  ): ReportComparison => ({ item, holds: expected === found, expected, found });
  const compared = [
    compare('said', repeatedOf(JSON.parse(value.verdict) as EntryVerdict), repeatedOf(report)),
  ];
  if (evidencePackage !== undefined)
    compared.push(compare('evidencePackage', digest, evidencePackage));
  if (commitments !== undefined) {
    const own = commitToVerdict(value, { sha256 });
    for (const name of ['verdict', 'fragments', 'inputs'] satisfies (keyof ReportCommitments)[])
      compared.push(compare(`commitments.${name}`, own[name], commitments[name]));
  }
  if (verdictDigest !== undefined) {
    const bytes = new TextEncoder().encode(value.verdict);
    compared.push(compare('verdictDigest', digestBytes(bytes, sha256), verdictDigest));
  }
  return compared;
}

function repeatedOf(of: EntryVerdict | EntryVerificationReport): string {
  return canonicalizeJson(
    Object.fromEntries(REPEATED.map((name) => [name, of[name]])) as unknown as JsonValue,
  );
}
