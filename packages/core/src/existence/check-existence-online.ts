import { keccak_256 } from '@noble/hashes/sha3.js';
import { decodeHexData, encodeHex, encodeHexData } from '../encoding/hex.ts';
import { MAX_SECONDS } from './check-stapled-existence.ts';
import {
  type ExistenceAnswer,
  type ExistenceClaim,
  type LedgerFinality,
  readIncluded,
  type TrustedLedger,
  unshown,
} from './existence-proof.ts';

/** Asks a node of a ledger (EIP-1193 `request`). It rejects when there is no answer. */
export type EthereumRequest = (question: {
  readonly method: string;
  readonly params: readonly unknown[];
}) => Promise<unknown>;

/** A claim, the ledger it names, and the way to it. */
export interface OnlineExistenceClaim extends ExistenceClaim {
  readonly ledger: TrustedLedger;
  readonly request: EthereumRequest;
}

/** `getTimestamp(bytes32)` of EAS. */
const GET_TIMESTAMP = '0xd45c4435';

/** The node did not answer, or answered with something that is none. */
class Unreachable extends Error {}

/**
 * Checks a proof of existence with a node: it is of the policy's chain, the registry there has the
 * policy's code, and EAS holds a time for the checkpoint at a block that is final under the policy. A
 * node that fails is `unreachable`, which decides nothing; no answer of this is an exception.
 */
export async function checkExistenceOnline(claim: OnlineExistenceClaim): Promise<ExistenceAnswer> {
  const { ledger, proof, request } = claim;
  const included = readIncluded(claim);
  if ('answer' in included) return included.answer;
  if (proof.proof.chainId !== ledger.chainId || proof.proof.eas !== ledger.eas) {
    return unshown('ledger-not-listed', `${proof.proof.chainId} ${proof.proof.eas}`);
  }
  const ask = createQuestions(request);
  try {
    const chainId = toQuantity(await ask('eth_chainId', []), 'eth_chainId');
    if (chainId !== BigInt(ledger.chainId)) {
      return unshown('chain-differs', `0x${chainId.toString(16)}`);
    }
    const block = await findFinalBlock(ledger.finality, ask);
    if (block === undefined) return unshown('not-timestamped', 'no block is final yet');
    const code = decodeHexData(await ask('eth_getCode', [ledger.registry, block]));
    if (code === undefined) throw new Unreachable('eth_getCode gave no bytes');
    const codeHash = encodeHexData(keccak_256(code));
    if (codeHash !== ledger.codeHash) return unshown('registry-differs', codeHash);
    const data = `${GET_TIMESTAMP}${encodeHex(included.digest)}`;
    const word = decodeHexData(await ask('eth_call', [{ to: ledger.eas, data }, block]), 32);
    if (word === undefined) throw new Unreachable('eth_call gave no word');
    const seconds = BigInt(encodeHexData(word));
    if (seconds > BigInt(MAX_SECONDS)) throw new Unreachable('eth_call gave no time');
    if (seconds === 0n) return unshown('not-timestamped', encodeHexData(included.digest));
    return {
      ok: true,
      existedAt: Number(seconds) * 1000,
      chainId: ledger.chainId,
      checkpoint: included.checkpoint,
      checkpointDigest: encodeHexData(included.digest),
    };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return unshown('unreachable', error.message);
  }
}

type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

function createQuestions(request: EthereumRequest): Ask {
  return async (method, params) => {
    try {
      return await request({ method, params });
    } catch (cause) {
      throw new Unreachable(`${method} was not answered`, { cause });
    }
  };
}

/** The block to ask at: a number, or the tag by which the node names what is final. */
async function findFinalBlock(finality: LedgerFinality, ask: Ask): Promise<string | undefined> {
  if ('instant' in finality) return 'latest';
  if ('tag' in finality) return finality.tag;
  const head = toQuantity(await ask('eth_blockNumber', []), 'eth_blockNumber');
  const last = head - BigInt(finality.depth);
  return last < 0n ? undefined : `0x${last.toString(16)}`;
}

function toQuantity(value: unknown, method: string): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-fA-F]{1,16}$/.test(value)) {
    throw new Unreachable(`${method} gave no number`);
  }
  return BigInt(value);
}
