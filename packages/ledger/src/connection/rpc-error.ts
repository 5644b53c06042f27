import { isError } from 'ethers';
import { LedgerError } from '../errors.ts';

/** EIP-1193 "Disconnected": what a failed `request` without a code of its own is taken for. */
export const DISCONNECTED = 4900;

/**
 * Sorts what a client threw: an answer of the node is `rpc.refused` (`transaction.reverted` when a
 * contract refused), everything else means that the node was not heard.
 */
export function toLedgerError(cause: unknown, what: string): LedgerError {
  if (cause instanceof LedgerError) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  const message = `${what}: ${said.slice(0, 500)}`;
  if (isError(cause, 'CALL_EXCEPTION')) {
    return new LedgerError('transaction.reverted', message, { cause });
  }
  const answered = answeredCode(cause);
  const code =
    answered === undefined || answered === DISCONNECTED ? 'rpc.unreachable' : 'rpc.refused';
  return new LedgerError(code, message, { cause });
}

/** The integer error code of a JSON-RPC answer, wherever the client put it. */
function answeredCode(cause: unknown): number | undefined {
  const seen = new Set<unknown>();
  let at: unknown = cause;
  while (typeof at === 'object' && at !== null && !seen.has(at)) {
    seen.add(at);
    const { code, error, info } = at as { code?: unknown; error?: unknown; info?: unknown };
    if (typeof code === 'number' && Number.isInteger(code)) return code;
    at = error ?? info;
  }
  // The client knows some answers by name only (nonce too low, already known, insufficient funds).
  return isError(cause, 'NONCE_EXPIRED') ||
    isError(cause, 'REPLACEMENT_UNDERPRICED') ||
    isError(cause, 'INSUFFICIENT_FUNDS')
    ? 0
    : undefined;
}
