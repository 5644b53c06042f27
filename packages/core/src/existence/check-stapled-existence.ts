import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes } from '../encoding/bytes.ts';
import { decodeHexData, encodeHexData } from '../encoding/hex.ts';
import { type BlockHeader, readBlockHeader } from './block-header.ts';
import {
  type ExistenceAnswer,
  type ExistenceClaim,
  type LedgerProof,
  readIncluded,
  readNodes,
  type TrustedLedger,
  unshown,
} from './existence-proof.ts';
import { decodeRlp, isRlpList, toRlpNumber } from './rlp.ts';
import { type Keccak256, readTrieProof } from './trie-proof.ts';

/** The mapping of EAS from data to the time it was stamped. */
const TIMESTAMPS_SLOT = 5;
/** More levels than any state has. */
const MAX_NODES = 64;

/** A claim with its stapled proof, and the ledgers that the policy lists. */
export interface StapledExistenceClaim extends ExistenceClaim {
  readonly ledgers: readonly TrustedLedger[];
  /** Default: computed each time. Proofs of one block share its header and most of their nodes. */
  readonly keccak256?: Keccak256;
}

/**
 * Checks a proof of existence with nothing but the bytes and the policy: the bytes are a leaf of the
 * checkpoint, and EAS holds a time for the checkpoint in the state of a block whose hash the policy
 * lists. Whatever does not fit is an answer, never an exception.
 */
export function checkStapledExistence(claim: StapledExistenceClaim): ExistenceAnswer {
  const { proof } = claim.proof;
  const { keccak256 = keccak_256 } = claim;
  const included = readIncluded(claim);
  if ('answer' in included) return included.answer;
  const listed = claim.ledgers.filter(
    ({ chainId, eas }) => chainId === proof.chainId && eas === proof.eas,
  );
  if (listed.length === 0) return unshown('ledger-not-listed', `${proof.chainId} ${proof.eas}`);
  const block = readListedBlock(proof, listed, keccak256);
  if ('ok' in block) return block;
  const stamped = readTimestamp(included.digest, proof, block, keccak256);
  if (typeof stamped !== 'number') return stamped;
  return {
    ok: true,
    existedAt: stamped * 1000,
    chainId: proof.chainId,
    checkpoint: included.checkpoint,
    checkpointDigest: encodeHexData(included.digest),
  };
}

/** The header, if its hash is that of a block that the policy lists under this number. */
function readListedBlock(
  proof: LedgerProof,
  listed: readonly TrustedLedger[],
  keccak256: Keccak256,
): BlockHeader | ExistenceAnswer {
  if (proof.header === undefined || proof.block === undefined) {
    return unshown('not-stapled', 'no block header');
  }
  const bytes = decodeHexData(proof.header);
  const header = bytes && readBlockHeader(bytes);
  if (bytes === undefined || header === undefined || header.number !== proof.block) {
    return unshown('header-malformed', `not a header of block ${proof.block}`);
  }
  const hash = encodeHexData(keccak256(bytes));
  const isListed = listed
    .flatMap(({ checkpoints }) => checkpoints ?? [])
    .some((checkpoint) => checkpoint.block === proof.block && checkpoint.hash === hash);
  return isListed ? header : unshown('block-not-listed', `${proof.block} ${hash}`);
}

function readTimestamp(
  digest: Uint8Array,
  proof: LedgerProof,
  { stateRoot }: BlockHeader,
  keccak256: Keccak256,
): number | ExistenceAnswer {
  const storageRoot = readStorageRoot(proof, stateRoot, keccak256);
  if (!(storageRoot instanceof Uint8Array)) return storageRoot;
  const nodes = readNodes(proof.storage, MAX_NODES);
  if (nodes === undefined) return unshown('storage-unproven', 'no proof of storage');
  const slot = keccak256(concatBytes(digest, toWord(TIMESTAMPS_SLOT)));
  const answer = readTrieProof(storageRoot, keccak256(slot), nodes, keccak256);
  if (answer.kind === 'unproven') return unshown('storage-unproven', answer.found);
  // That nothing is there is well proven, and the opposite of existence.
  if (answer.kind === 'absent') return unshown('not-timestamped', encodeHexData(digest));
  const seconds = toRlpNumber(decodeRlp(answer.value));
  if (seconds === undefined || seconds > MAX_SECONDS) {
    return unshown('storage-unproven', 'the slot holds no time');
  }
  return seconds > 0 ? seconds : unshown('not-timestamped', encodeHexData(digest));
}

/** The last second that RFC 3339 can write. */
export const MAX_SECONDS = 253_402_300_799;

function readStorageRoot(
  proof: LedgerProof,
  stateRoot: Uint8Array,
  keccak256: Keccak256,
): Uint8Array | ExistenceAnswer {
  const address = decodeHexData(proof.eas, 20);
  const nodes = readNodes(proof.account, MAX_NODES);
  if (address === undefined || nodes === undefined) {
    return unshown('account-unproven', 'no proof of the account');
  }
  const answer = readTrieProof(stateRoot, keccak256(address), nodes, keccak256);
  if (answer.kind === 'unproven') return unshown('account-unproven', answer.found);
  if (answer.kind === 'absent') return unshown('account-unproven', 'the account does not exist');
  const account = decodeRlp(answer.value);
  const storageRoot = isRlpList(account) && account.items.length === 4 ? account.items[2] : null;
  if (!(storageRoot instanceof Uint8Array) || storageRoot.length !== 32) {
    return unshown('account-unproven', 'not an account');
  }
  return storageRoot;
}

function toWord(value: number): Uint8Array {
  const word = new Uint8Array(32);
  word[31] = value;
  return word;
}
