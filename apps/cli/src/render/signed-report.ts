import type { PlayedDemo } from '../judge/play-demo.ts';
import type { Page } from './page.ts';
import { padText } from './text-width.ts';

/** Prints which report the verifier signed, of which verdict and bundle. Digests stand whole: they are compared. */
export function printSignedReport(
  page: Page,
  { bundleDigest, report }: Pick<PlayedDemo, 'bundleDigest' | 'report'>,
): void {
  page.heading("The verifier's signed report");
  page.put(
    'EntryVerificationReportCredential, advisory, signed with the key of the demo verifier.',
  );
  for (const [label, digest] of [
    ['Report', report.credentialDigest],
    ['Verdict', report.verdictDigest],
    ['Evidence', report.evidencePackage],
    ['Bundle file', bundleDigest],
  ] as const)
    page.put(digest, { first: padText(label, 14) });
}
