import type { LedgerFinality } from '../../existence/existence-proof.ts';
import type { PublicJwk } from '../../crypto/crypto-primitives.ts';
import type { VerificationPurpose } from '../verification-methods.ts';
import { createEthrKeyReader, ETHR_PURPOSES, type EthrKeyReader } from './attribute-key.ts';
import type { EthrAttributeChanged, EthrDelegateChanged, EthrEvent } from './ethr-event.ts';

/** The head of the chain as the reader of the events saw it. */
export interface EthrHead {
  readonly finality: LedgerFinality;
  readonly headBlock: number;
  /** The block that the node calls finalized; without it nothing is final under that tag. */
  readonly finalizedBlock?: number;
}

/** One key over its life. Times in seconds since 1970; a key is valid from `created` to before the others. */
export interface EthrKey {
  readonly fragment: string;
  /** The same for every event that says the same: one of them takes the place of the one before. */
  readonly content: string;
  readonly purposes: readonly VerificationPurpose[];
  readonly created?: number;
  expires?: number;
  revoked?: number;
  readonly jwk?: PublicJwk;
  /** Address of a key that is known by it alone. */
  readonly account?: string;
}

/** What a whole history comes to. */
export interface EthrHistory {
  readonly keys: readonly EthrKey[];
  /** Second at which the owner became 0x0. */
  readonly deactivatedAt?: number;
  readonly lastEvent?: EthrEvent;
}

const NOBODY = `0x${'0'.repeat(40)}`;
const CONTROLLER: readonly VerificationPurpose[] = ['assertionMethod', 'authentication'];

/**
 * Reads an ordered history into keys with their lives. What adds counts once it is final, what takes
 * away as soon as it is seen. Owner 0x0 is final (did:ethr method, "Deactivate"): the registry lets the
 * first key come back, the method does not, so nothing after it counts.
 */
export function readEthrHistory(
  identity: string,
  events: readonly EthrEvent[],
  head?: EthrHead,
  readAttribute: EthrKeyReader = createEthrKeyReader(),
): EthrHistory {
  const isFinal = finalityOf(head);
  const keys: EthrKey[] = [];
  const byContent = new Map<string, EthrKey[]>();
  const owners: { account: string; created?: number; revoked?: number; counts: boolean }[] = [
    { account: identity, counts: true },
  ];
  let counter = 0;
  let deactivatedAt: number | undefined;
  let lastEvent: EthrEvent | undefined;
  for (const event of events) {
    lastEvent = event;
    const now = event.blockTime;
    if (event.kind === 'owner') {
      const account = event.owner.toLowerCase();
      const owner = owners.at(-1);
      if (owner?.account === account) continue;
      if (owner !== undefined) owner.revoked = now;
      if (account === NOBODY) {
        deactivatedAt = now;
        break;
      }
      owners.push({ account, created: now, counts: isFinal(event) });
      continue;
    }
    // Counted as the method's resolver does: delegates and did/pub attributes, revocations included.
    if (event.kind === 'attribute' && !event.name.startsWith('did/pub/')) continue;
    counter += 1;
    const content = contentOf(event);
    const earlier = byContent.get(content) ?? [];
    for (const key of earlier) endEarlier(key, event);
    if (event.validTo <= now || !isFinal(event)) continue;
    const key = readKey(event, content, `delegate-${counter}`, readAttribute);
    if (key === undefined) continue;
    keys.push(key);
    byContent.set(content, [...earlier, key]);
  }
  const controllers = owners.flatMap((owner, at): EthrKey[] => {
    const { account, counts, created, revoked } = owner;
    if (!counts) return [];
    const fragment = revoked === undefined ? 'controller' : `controller-${at + 1}`;
    return [
      {
        fragment,
        content: 'controller',
        purposes: CONTROLLER,
        account,
        ...(created !== undefined && { created }),
        ...(revoked !== undefined && { revoked }),
      },
    ];
  });
  // Nobody is left to speak for the identity, whatever its keys say.
  if (deactivatedAt !== undefined) for (const key of keys) revoke(key, deactivatedAt);
  return {
    keys: [...controllers, ...keys],
    ...(deactivatedAt !== undefined && { deactivatedAt }),
    ...(lastEvent !== undefined && { lastEvent }),
  };
}

type KeyEvent = EthrAttributeChanged | EthrDelegateChanged;

function readKey(
  event: KeyEvent,
  content: string,
  fragment: string,
  readAttribute: EthrKeyReader,
): EthrKey | undefined {
  const life = { fragment, content, created: event.blockTime, expires: event.validTo };
  if (event.kind === 'attribute') {
    const read = readAttribute(event.name, event.value);
    return read === undefined ? undefined : { ...life, ...read };
  }
  const purposes = ETHR_PURPOSES.get(event.delegateType);
  return purposes === undefined || event.delegateType === 'enc'
    ? undefined
    : { ...life, purposes, account: event.delegate.toLowerCase() };
}

/**
 * What the same content says later rules: a revocation ends it, a shorter validity shortens it. One that
 * had lapsed is revoked all the same: its owner learnt that it was stolen.
 */
function endEarlier(key: EthrKey, { blockTime, validTo }: KeyEvent): void {
  if (validTo <= blockTime) key.revoked ??= blockTime;
  else if (key.expires !== undefined && validTo < key.expires && key.expires > blockTime) {
    key.expires = validTo;
  }
}

/** What is still in force is invalid from this second on: not, as some resolvers have it, from the next. */
function revoke(key: EthrKey, second: number): void {
  if (key.revoked === undefined && (key.expires === undefined || key.expires > second)) {
    key.revoked = second;
  }
}

function contentOf(event: KeyEvent): string {
  return event.kind === 'attribute'
    ? `attribute ${event.name} ${event.value.toLowerCase()}`
    : `delegate ${event.delegateType} ${event.delegate.toLowerCase()}`;
}

/** Which events are final by the policy of the network; without a head all are. */
export function finalityOf(head: EthrHead | undefined): (event: EthrEvent) => boolean {
  if (head === undefined) return () => true;
  const { finality, finalizedBlock, headBlock } = head;
  const last =
    'instant' in finality
      ? headBlock
      : 'tag' in finality
        ? (finalizedBlock ?? -1)
        : headBlock - finality.depth;
  return ({ blockNumber }) => blockNumber <= last;
}
