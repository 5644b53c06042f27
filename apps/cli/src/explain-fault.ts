import { CliError, EXIT, type ExitCode } from './errors.ts';
import { systemCode } from './files/system-code.ts';

/** Codes of the packages that a caller can mend: the exit code, and what to do where the message does not say. */
const FAULTS: Readonly<Record<string, readonly [ExitCode, string?]>> = {
  'folder.locked': [EXIT.unreachable],
  'folder.lock-unreadable': [EXIT.unreadableInput],
  'folder.unusable': [EXIT.unreadableInput],
  'folder.damaged': [EXIT.unreadableInput],
  'disk.full': [EXIT.unreadableInput, 'Make room, then run it again: it carries on.'],
  'database.unreachable': [
    EXIT.unreachable,
    'See that the server of DATABASE_URL runs and lets you in.',
  ],
  'database.too-old': [EXIT.unreadableInput],
  'migration.newer-database': [EXIT.unreadableInput],
  'migration.changed': [EXIT.unreadableInput],
  'permission.refused': [EXIT.unreadableInput],
  'transaction.conflict': [EXIT.unreachable, 'Run it again.'],
  'transaction.timed-out': [EXIT.unreachable, 'Nothing was done: run it again.'],
  'transaction.outcome-unknown': [
    EXIT.unreachable,
    'Look at what is there before running it again.',
  ],
  'lock.held': [EXIT.unreachable, 'Let it end, or leave the work to it.'],
  'secret.wrong': [EXIT.unreadableInput],
  'secret.weak': [EXIT.unreadableInput],
  'secret.malformed': [EXIT.unreadableInput, 'Restore the database from a copy.'],
  'rpc.unreachable': [
    EXIT.unreachable,
    'See that the node runs and is reachable from here, then run it again.',
  ],
  'rpc.refused': [
    EXIT.unreachable,
    'Look at the message of the node; an account without funds is refused where gas costs something.',
  ],
  'rpc.malformed': [EXIT.unreachable, 'See that the URL is that of a node.'],
  'rpc.behind': [
    EXIT.unreachable,
    'Ask a node that has caught up, or restore the newest copy of the chain.',
  ],
  'rpc.contradicted': [EXIT.unreachable, 'Ask another node of the same network.'],
  'network.wrong-chain': [EXIT.unreadableInput, 'Name a node of the right network.'],
  'network.wrong-registry': [
    EXIT.unreadableInput,
    'Name a node of the right network, or correct the contracts.',
  ],
  'network.no-eas': [EXIT.unreadableInput, 'Correct the address of EAS.'],
  'address.malformed': [EXIT.wrongUsage, 'Write 0x and 40 hexadecimal digits.'],
  'did.malformed': [
    EXIT.unreadableInput,
    'Write did:ethr:0x<chain id>:0x<40 lower-case hexadecimal digits>.',
  ],
  'did.other-network': [EXIT.unreadableInput, 'Use the data folder of its network.'],
  'signer.not-owner': [EXIT.unreadableInput, 'It was handed over: its new owner writes for it.'],
  'request.malformed': [
    EXIT.unreadableInput,
    'Relay the file that --sponsored-request wrote, as it was written.',
  ],
  'request.other-network': [EXIT.unreadableInput, 'Relay it where it is for.'],
  'request.not-signed': [EXIT.unreadableInput, 'Have it signed anew by its owner.'],
  'request.expired': [EXIT.unreadableInput, 'Have it signed anew by its owner.'],
  'request.nonce-used': [EXIT.unreadableInput],
  'request.nonce-ahead': [EXIT.unreadableInput],
  'request.not-allowed': [
    EXIT.unreadableInput,
    'Its owner can send it and pay: the same command without --sponsored-request.',
  ],
  'request.over-limit': [EXIT.unreadableInput, 'The limits are those of the options of "relay".'],
  'request.would-revert': [EXIT.unreadableInput],
  'transaction.reverted': [EXIT.unreachable],
  'index.unsettled': [EXIT.unreachable, 'Run it again.'],
  'anchor.not-stamped': [
    EXIT.unreadableInput,
    'Anchor it first, and wait until the block is final.',
  ],
  'chain.folder-held': [
    EXIT.unreachable,
    'Another originmark uses this data folder: let it end, or end it.',
  ],
  'chain.folder-unusable': [EXIT.unreadableInput],
  'chain.other-chain': [
    EXIT.unreadableInput,
    'Restore the ledger.json that belongs to this chain.',
  ],
  'chain.damaged': [EXIT.unreadableInput, 'Restore the folder from a copy.'],
  'chain.id-refused': [EXIT.wrongUsage],
  'chain.write-failed': [EXIT.unreadableInput, 'Make room, then run it again: it carries on.'],
};

const NAMES: ReadonlySet<string> = new Set([
  'StorageError',
  'LedgerError',
  'IssuerError',
  'WalletError',
]);

/**
 * Trouble of issuer, wallet, storage or ledger as a sentence with an exit code; any other fault as it is. It
 * goes by name and code, so that commands without them need not load those packages.
 */
export function explainFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault;
  if (!NAMES.has(fault.name)) return explainSystem(fault);
  const { code } = fault as Error & { readonly code: string };
  const [exitCode, remedy] = FAULTS[code] ?? otherwise(fault.name, code);
  if (exitCode === EXIT.ownFault) return fault;
  const end = fault.message.endsWith('.') ? fault.message : `${fault.message}.`;
  const told = remedy === undefined ? end : `${end} ${remedy}`;
  return new CliError(exitCode, `${startSentence(told)} (${code})`, { cause: fault });
}

/** A file or folder that this user may not touch, or that has no room, is no fault of ours. */
function explainSystem(fault: Error): unknown {
  const code = systemCode(fault);
  const reason = code === undefined ? undefined : SYSTEM[code];
  const { path } = fault as { readonly path?: unknown };
  if (reason === undefined || typeof path !== 'string') return fault;
  return new CliError(EXIT.unreadableInput, `${path} cannot be used: ${reason}.`, { cause: fault });
}

const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read or write there; check the permissions of the folder',
  EPERM: 'this user may not read or write there; check the permissions of the folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full; make room, then run it again',
  EDQUOT: 'the disk is full; make room, then run it again',
};

/** What an issuer or a wallet refuses is a matter of what it was given; anything else nobody foresaw. */
function otherwise(name: string, code: string): readonly [ExitCode, string?] {
  const isOurs = code === 'issuer.signing-failed' || code === 'wallet.signing-failed';
  return ['IssuerError', 'WalletError'].includes(name) && !isOurs
    ? [EXIT.unreadableInput]
    : [EXIT.ownFault];
}

/** With a capital, unless it begins with a name, an identifier or a path: those stay what they are. */
function startSentence(text: string): string {
  if (!/^[a-z]+(?:[ ,]|\. )/.test(text)) return text;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
