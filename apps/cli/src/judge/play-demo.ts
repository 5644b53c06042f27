import { createNodeCrypto } from '@originmark/core/node';
import { createUnseal, decodeBase64Url, digestBytes } from '@originmark/core';
import {
  type Act,
  createDemoStory,
  type DemoStory,
  FILING_ACTS,
  type Files,
  playStory,
  putReceived,
  saltOf,
} from '@originmark/demo-entry';
import type { EntryVerdict, PreflightReport, TrustPolicy } from '@originmark/schemas';
import {
  createEvidencePackage,
  formatEvidencePackage,
  formatVerdict,
  recordWays,
  type VerifierInput,
  verifyEntry,
} from '@originmark/verifier';
import { fileEntry } from './file-entry.ts';
import type { Judging } from './judge-story.ts';
import { loadPolicyOf } from './load-policy-of.ts';
import { recordAsFiled } from './record-as-filed.ts';
import { type SignedReport, signReport } from './sign-report.ts';

/** The demo from its first act to the verifier's report. */
export interface PlayedDemo {
  readonly story: DemoStory;
  readonly policy: TrustPolicy;
  /** In the order of time. */
  readonly acts: readonly Act[];
  /** Text of every file of the parties and of the verifier, by path. */
  readonly files: Files;
  /** What the broker's wallet tells before it files. */
  readonly preflight: PreflightReport;
  /** The file of the bundle that the broker's wallet presents, and its digest. */
  readonly bundleText: string;
  readonly bundleDigest: string;
  /** The verifier's verdict of this bundle, with its own record, counters and keys. */
  readonly verdict: EntryVerdict;
  readonly report: SignedReport;
}

/**
 * Plays the demo: the parties issue and give, the importer's broker assembles the entry with its wallet
 * from its own folder and nothing else, the verifier judges that bundle and signs its report.
 */
export async function playDemo(judging: Judging): Promise<PlayedDemo> {
  const story = await createDemoStory();
  const { acts, files } = await playStory(story);
  const { bundle, report: preflight } = await fileEntry(story, files, judging);
  const policy = await loadPolicyOf(story);
  const recorder = recordWays(judging.crypto);
  const input: VerifierInput = {
    bundle: bundle.text,
    policy,
    clocks: story.clocks,
    ...judging,
    counters: story.counters,
    ...recorder.ways({ unseal: createUnseal(story.unsealKeys) }),
    ...(story.record !== undefined && { record: recordAsFiled(story.record) }),
  };
  const verdict = await verifyEntry(input);
  const evidence = await createEvidencePackage({
    input,
    recorder,
    verdict,
    policy: { text: story.policyText },
    // Everything of the demo is made from names; a verifier takes 32 random bytes.
    salt: decodeBase64Url(saltOf('report').slice(1)),
  });
  const report = await signReport(evidence);
  files.set('verifier/verdict.json', `${formatVerdict(verdict)}\n`);
  files.set('verifier/evidence.json', `${formatEvidencePackage(evidence)}\n`);
  files.set('verifier/report.jwt', `${report.token}\n`);
  const back = { from: 'verifier', to: 'gulfline' } as const;
  putReceived(files, back, 'report.jwt', `${report.token}\n`);
  return {
    story,
    policy: policy.policy,
    acts: [...acts, ...FILING_ACTS],
    files,
    preflight,
    bundleText: bundle.text,
    bundleDigest: digestBytes(new TextEncoder().encode(bundle.text), createNodeCrypto().sha256),
    verdict,
    report,
  };
}
