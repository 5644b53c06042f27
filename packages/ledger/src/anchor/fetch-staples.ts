import { concat, keccak256, toBeHex } from 'ethers';
import type { Ledger } from '../connection/ledger.ts';
import { parseBytes, parseList, parseObject, toQuantity } from '../connection/rpc-values.ts';
import { LedgerError } from '../errors.ts';
import { fetchHeader } from './fetch-header.ts';

/** `mapping(bytes32 data => uint64 timestamp) _timestamps` of EAS 1.x. */
const TIMESTAMPS_SLOT = 5;
/** Slots that one question may name; nodes refuse more. */
const SLOTS_AT_ONCE = 1000;

/** What makes a proof verify without a node: members of its `proof`. Hexadecimal. */
export interface Staple {
  readonly block: number;
  readonly header: string;
  readonly account: readonly string[];
  readonly storage: readonly string[];
}

/** Staples of many checkpoints at one block, whose hash a policy may list. */
export interface Staples {
  readonly hash: string;
  /**
   * The staple of a checkpoint that was asked for; absence from EAS is proven by it as well as presence.
   * @throws LedgerError `proof.not-shown` for any other
   */
  readonly stapleOf: (digest: string) => Staple;
}

/**
 * The state proofs of EAS (EIP-1186) for checkpoints at one block. They are the node's word until they
 * are checked, as `checkStapledExistence` does and `stapleExistence` does for one.
 *
 * @param digests `0x` and 32 bytes each
 * @throws LedgerError `rpc.*`, `proof.header-mismatch`
 */
export async function fetchStaples(
  ledger: Ledger,
  digests: readonly string[],
  block: number,
): Promise<Staples> {
  const header = await fetchHeader(ledger, block);
  const staples = new Map<string, Staple>();
  for (let from = 0; from < digests.length; from += SLOTS_AT_ONCE) {
    const some = digests.slice(from, from + SLOTS_AT_ONCE);
    const { account, storages } = await fetchNodes(ledger, some, block);
    for (const [at, digest] of some.entries()) {
      const storage = storages[at] ?? [];
      staples.set(digest, { block, header: header.rlp, account, storage });
    }
  }
  return {
    hash: header.hash,
    stapleOf(digest) {
      const staple = staples.get(digest);
      if (staple !== undefined) return staple;
      throw new LedgerError('proof.not-shown', `no proof was asked for ${digest}`);
    },
  };
}

/** The nodes from the state root to EAS, and from there to the time of each digest. */
async function fetchNodes(
  ledger: Ledger,
  digests: readonly string[],
  block: number,
): Promise<{ readonly account: readonly string[]; readonly storages: readonly string[][] }> {
  const method = 'eth_getProof';
  const slots = digests.map((digest) => keccak256(concat([digest, toBeHex(TIMESTAMPS_SLOT, 32)])));
  const answer = await ledger.request(method, [ledger.eas, slots, toQuantity(block)]);
  const { accountProof, storageProof } = parseObject(answer, method);
  const entries = parseList(storageProof, method);
  if (entries.length !== digests.length) {
    throw new LedgerError('rpc.malformed', `${method} gave ${entries.length} proofs`);
  }
  const readNodes = (nodes: unknown): string[] =>
    parseList(nodes, method).map((node) => parseBytes(node, method));
  return {
    account: readNodes(accountProof),
    storages: entries.map((entry) => readNodes(parseObject(entry, method).proof)),
  };
}
