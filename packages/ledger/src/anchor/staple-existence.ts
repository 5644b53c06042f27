import {
  checkStapledExistence,
  digestCheckpoint,
  type ExistenceClaim,
  type ExistenceProof,
  type TrustedLedger,
} from '@originmark/core';
import { hexlify } from 'ethers';
import {
  type BlockMark,
  fetchBlock,
  fetchFinalNumber,
  fetchHead,
} from '../connection/fetch-block.ts';
import type { Ledger } from '../connection/ledger.ts';
import { LedgerError } from '../errors.ts';
import { fetchStaples } from './fetch-staples.ts';

/**
 * Staples a proof: the header of a block and the state proof of EAS at it, so that it verifies without
 * any node. The block must be one that the verifier's policy lists, at or behind the stamp. What is
 * handed out was checked the way a verifier checks it; a node that gives a false proof is found here.
 *
 * @param claim the proof with the item itself, as `checkExistenceOnline` takes it
 * @throws LedgerError `rpc.*`, `anchor.not-stamped`, `proof.header-mismatch`, `proof.not-shown`
 */
export async function stapleExistence(
  claim: ExistenceClaim,
  ledger: Ledger,
  block: number,
): Promise<ExistenceProof> {
  const { checkpoint, proof } = claim.proof;
  const digest = hexlify(digestCheckpoint({ text: checkpoint }, claim.sha256));
  const { hash, stapleOf } = await fetchStaples(ledger, [digest], block);
  const stapled = { ...claim.proof, proof: { ...proof, ...stapleOf(digest) } };
  const trusted = toTrustedLedger(ledger, [{ block, hash }]);
  const answer = checkStapledExistence({ ...claim, proof: stapled, ledgers: [trusted] });
  if (answer.ok) return stapled;
  const code = answer.problem === 'not-timestamped' ? 'anchor.not-stamped' : 'proof.not-shown';
  throw new LedgerError(code, `at block ${block}: ${answer.problem} ${answer.found}`);
}

/** A ledger as a trust policy lists it, with blocks that stapled proofs may rest on. */
export function toTrustedLedger(
  { chainId, codeHash, eas, finality, registry }: Ledger,
  checkpoints: readonly { readonly block: number; readonly hash: string }[] = [],
): TrustedLedger {
  return {
    chainId: `0x${chainId.toString(16)}`,
    registry,
    eas,
    codeHash,
    finality,
    ...(checkpoints.length > 0 && { checkpoints }),
  };
}

/**
 * The newest block that is final: what a trust policy may list, and a stapled proof rest on.
 * `undefined` when none is final yet.
 *
 * @throws LedgerError `rpc.*`
 */
export async function fetchFinalBlock(ledger: Ledger): Promise<BlockMark | undefined> {
  const head = await fetchHead(ledger);
  const number = await fetchFinalNumber(ledger, head);
  if (number === head.number) return head;
  return number < 0 ? undefined : fetchBlock(ledger, number);
}
