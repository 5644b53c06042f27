import { parseDidVersion } from '@originmark/core';

/** What a resolver says of a version that it does not give. */
export interface OpenVersion {
  readonly error?: string;
  readonly message?: string;
  readonly newestBlock?: number;
}

/** Whether a DID URL asks for a second that is over by the clock (ms); false where it asks for none. */
export function asksForPast(didUrl: string, now: number): boolean {
  const second = secondOf(didUrl);
  return second !== undefined && second < Math.floor(now / 1000);
}

/** What to do about a version that is not settled. */
export function remedyForOpen(didUrl: string, { newestBlock }: OpenVersion, now: number): string {
  if (secondOf(didUrl) !== undefined && !asksForPast(didUrl, now))
    return `that second is not over by the clock here, which says ${new Date(now).toISOString()}: leave versionTime out for what is known now.`;
  if (newestBlock === undefined)
    return 'ask for a moment before that block, or again when it is final.';
  if (secondOf(didUrl) === undefined)
    return 'ask for a block up to that one, or again when the ledger has come so far.';
  return `ask for what stands at that block with ?versionId=${newestBlock}, or again when the ledger has gone on; --new-block makes it go on by an empty transaction.`;
}

/** The second since 1970 that a DID URL asks for by `versionTime`. */
export function secondOf(didUrl: string): number | undefined {
  const asked = parseDidVersion(didUrl);
  return asked.ok && asked.version !== undefined && 'second' in asked.version
    ? asked.version.second
    : undefined;
}
