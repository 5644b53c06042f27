import type { EntryVerdict, TrustPolicy } from '@originmark/schemas';
import type { BundleView } from '../files/read-bundle.ts';
import type { Names } from './names.ts';

/** All that a readable report is made of. The verdict judges; the view only lends words to it. */
export interface Report {
  readonly verdict: EntryVerdict;
  readonly view: BundleView;
  readonly policy: TrustPolicy;
  readonly names: Names;
  /** What whoever typed the command should know beside the verdict. */
  readonly hints?: readonly string[];
  /** Hosts that a server on this machine stood in for. */
  readonly hosts: Readonly<Record<string, string>>;
}

export type LineVerdict = EntryVerdict['lines'][number];
export type Fragment = EntryVerdict['fragments'][number];

/** Whether a fragment leaves something to say: it failed, could not be decided, or was not asked. */
export function isOpen({ outcome }: Fragment): boolean {
  return outcome === 'fail' || outcome === 'indeterminate' || outcome === 'skipped-by-policy';
}
