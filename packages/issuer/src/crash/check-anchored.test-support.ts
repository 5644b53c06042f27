import { checkExistenceOnline } from '@originmark/core';
import { toTrustedLedger } from '@originmark/ledger';
import { fsck } from '@originmark/storage';
import { id as topicOf } from 'ethers';
import { anchorWaiting } from '../anchoring/anchor-waiting.ts';
import { proveExistence } from '../anchoring/prove-existence.ts';
import { anchorDigestOf } from '../issuing/enqueue-token.ts';
import { type CrashWorld, type Elsewhere, openCrashWorld } from './crash-world.test-support.ts';

/** What was there at the end. */
export interface AnchoredReport {
  /** Documents that were acknowledged. */
  readonly acknowledged: number;
  readonly batches: number;
  /** Transactions that were signed for them; more than batches where one was replaced. */
  readonly transactions: number;
  /** Proofs that verified against the chain, of acknowledged documents and of all others. */
  readonly verified: number;
  /** One sentence for each thing that is not as it must be. */
  readonly faults: readonly string[];
}

/**
 * Lets what killed workers left be anchored to its end, and compares with the chain: every acknowledged
 * document has a proof that verifies, the chain holds each batch once, each document lies in one batch,
 * no transaction was paid for in vain and no nonce left out.
 * @param lines what the workers acknowledged
 */
export async function checkAnchored(
  folder: string,
  elsewhere: Elsewhere,
  lines: readonly string[],
): Promise<AnchoredReport> {
  const world = await openCrashWorld(folder, elsewhere);
  try {
    await anchorWaiting(world.issuer, world);
    const { db } = world.issuer.database;
    const batches = await db.selectFrom('anchor_batch').selectAll().execute();
    const attempts = await db.selectFrom('anchor_transaction').selectAll().execute();
    const confirmed = batches.map(({ digest, id, state }) => `${state} ${id} ${digest ?? ''}`);
    const proven = await proveAll(world);
    const issued = lines.filter((line) => line.startsWith('issued'));
    const anchored = lines.filter((line) => line.startsWith('anchored'));
    const faults = [
      ...issued.filter((line) => !proven.has(line)).map((line) => `without a proof: ${line}`),
      ...[...proven].flatMap(([line, fault]) => (fault === undefined ? [] : `${fault}: ${line}`)),
      ...anchored
        .filter((line) => !confirmed.includes(line.replace('anchored', 'confirmed')))
        .map((line) => `acknowledged and lost: ${line}`),
      ...(await checkChain(world, batches)),
      ...(await fsck(world.issuer.database)).map(({ code, subject }) => `${code}: ${subject}`),
    ];
    return {
      acknowledged: issued.length,
      batches: batches.length,
      transactions: attempts.length,
      verified: [...proven.values()].filter((fault) => fault === undefined).length,
      faults,
    };
  } finally {
    await world.close();
  }
}

/** By the line that acknowledges it: what is wrong with the proof of a document; undefined: nothing. */
async function proveAll({ issuer, ledger, request }: CrashWorld) {
  const { db } = issuer.database;
  const rows = await db.selectFrom('credential_record').select(['id', 'token']).execute();
  const answers = new Map<string, string | undefined>();
  for (const { id, token } of rows) {
    if (token === null) continue;
    const { ok } = await checkExistenceOnline({
      proof: await proveExistence(issuer, id, ledger),
      tag: 'credential',
      bytes: new TextEncoder().encode(token),
      sha256: issuer.crypto.sha256,
      ledger: toTrustedLedger(ledger),
      request: ({ method, params }) => request(method, params),
    });
    const line = `issued ${id} ${anchorDigestOf(token, issuer)}`;
    answers.set(line, ok ? undefined : 'proof does not verify');
  }
  return answers;
}

async function checkChain(
  { ledger, request, signer }: CrashWorld,
  batches: readonly { readonly digest: string | null }[],
): Promise<string[]> {
  const filter = {
    address: ledger.eas,
    topics: [topicOf('Timestamped(bytes32,uint64)')],
    fromBlock: '0x0',
    toBlock: 'latest',
  };
  const logs = (await request('eth_getLogs', [filter])) as readonly {
    readonly topics: readonly string[];
  }[];
  const stamped = logs.map(({ topics }) => topics[1] ?? '');
  const known = new Set(batches.map(({ digest }) => digest));
  const address = 'address' in signer ? signer.address : '';
  const count = Number(await request('eth_getTransactionCount', [address, 'latest']));
  // The same account deployed the three contracts.
  const paid = count - 3;
  return [
    ...stamped
      .filter((one, at) => stamped.indexOf(one) !== at)
      .map((one) => `stamped twice: ${one}`),
    ...stamped.filter((one) => !known.has(one)).map((one) => `stamped without a batch: ${one}`),
    ...(stamped.length === batches.length
      ? []
      : [`${stamped.length} stamps for ${batches.length} batches`]),
    ...(paid === batches.length ? [] : [`${paid} transactions for ${batches.length} batches`]),
  ];
}
