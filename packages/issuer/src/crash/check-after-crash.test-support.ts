import { fsck } from '@originmark/storage';
import { id as topicOf } from 'ethers';
import { anchorWaiting } from '../anchoring/anchor-waiting.ts';
import { anchorDigestOf } from '../issuing/enqueue-token.ts';
import { openCrashWorld } from './crash-world.test-support.ts';

/** What was there at the end. */
export interface CrashReport {
  readonly credentials: number;
  readonly statusVersions: number;
  readonly batches: number;
  /** One sentence for each thing that is not as it must be. */
  readonly faults: readonly string[];
}

/**
 * Opens what killed processes left, anchors what waits, and compares: everything acknowledged is
 * there as it was acknowledged, nothing is anchored that has no record, no index belongs to two
 * credentials, and the chain holds each batch exactly once.
 */
export async function checkAfterCrash(
  folder: string,
  acknowledged: readonly string[],
): Promise<CrashReport> {
  const world = await openCrashWorld(folder);
  try {
    const { issuer, ledger, signer, request } = world;
    await anchorWaiting(issuer, { ledger, signer });
    const { db } = issuer.database;
    const credentials = await db.selectFrom('credential_record').selectAll().execute();
    const versions = await db.selectFrom('status_version').selectAll().execute();
    const batches = await db.selectFrom('anchor_batch').selectAll().execute();
    const items = await db.selectFrom('anchor_item').selectAll().execute();
    const revoked = await db.selectFrom('revocation_record').select('credential_id').execute();

    const facts = new Set<string>();
    for (const { id, token, state } of credentials) {
      if (token !== null) facts.add(`issued ${id} ${anchorDigestOf(token, issuer)}`);
      if (state === 'handed-over') facts.add(`handed-over ${id}`);
    }
    for (const { credential_id } of revoked) facts.add(`revoked ${credential_id}`);
    for (const { list_id, sequence, token } of versions)
      if (token !== null)
        facts.add(`published ${list_id} ${sequence} ${anchorDigestOf(token, issuer)}`);
    for (const { id, digest, state } of batches)
      if (state === 'confirmed') facts.add(`anchored ${id} ${digest ?? ''}`);
    const lost = acknowledged.filter((line) => !facts.has(line));

    const tokens = new Set(
      [...credentials, ...versions].flatMap(({ token }) =>
        token === null ? [] : [anchorDigestOf(token, issuer)],
      ),
    );
    const entries = credentials.flatMap(({ payload }) => entriesOf(payload));
    const filter = { address: ledger.eas, topics: [topicOf('Timestamped(bytes32,uint64)')] };
    const logs = (await request('eth_getLogs', [
      { ...filter, fromBlock: '0x0', toBlock: 'latest' },
    ])) as readonly { readonly topics: readonly string[] }[];
    const stamped = logs.map(({ topics }) => topics[1] ?? '');
    const known = new Set(batches.map(({ digest }) => digest));

    const faults = [
      ...lost.map((line) => `acknowledged and lost: ${line}`),
      ...items
        .filter(({ digest }) => !tokens.has(digest))
        .map(({ digest }) => `queued without a record: ${digest}`),
      ...[...tokens]
        .filter((digest) => !items.some((item) => item.digest === digest))
        .map((digest) => `signed and not queued: ${digest}`),
      ...items
        .filter(({ state }) => state !== 'anchored')
        .map(({ digest, state }) => `${state} at the end: ${digest}`),
      ...repeated(entries).map((entry) => `index given twice: ${entry}`),
      ...repeated(stamped).map((digest) => `stamped twice: ${digest}`),
      ...stamped
        .filter((digest) => !known.has(digest))
        .map((digest) => `stamped without a batch: ${digest}`),
      ...(await fsck(issuer.database)).map(({ code, subject }) => `${code}: ${subject}`),
    ];
    if (stamped.length !== batches.length)
      faults.push(`${stamped.length} stamps for ${batches.length} batches`);
    return {
      credentials: credentials.length,
      statusVersions: versions.length,
      batches: batches.length,
      faults,
    };
  } finally {
    await world.close();
  }
}

/** The places that a payload holds on status lists. */
function entriesOf(payload: string): string[] {
  const { credentialStatus } = JSON.parse(payload) as {
    readonly credentialStatus: readonly Record<string, string>[];
  };
  return credentialStatus.map(
    ({ statusListCredential, statusListIndex }) =>
      `${statusListCredential ?? ''}#${statusListIndex ?? ''}`,
  );
}

function repeated(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.has(text) || seen.add(text).size === 0);
}
