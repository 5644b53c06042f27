import {
  type CryptoPrimitives,
  decodeBase64Url,
  parseDateTime,
  parseDidUrl,
  type Signer,
} from '@originmark/core';
import { type AnchorBatch, createAnchorBatch } from '@originmark/ledger';
import { saltOf } from '../derive.ts';
import { signerOf } from '../keys.ts';

/** One signed form that is to be anchored. */
export interface AnchorPlan {
  /** Name of it in the story; its salt is made from that. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly signer: Signer;
  /** What is anchored: the exact token, unless an attack has something else in its place. */
  readonly text: string;
  readonly credentialDigest: string;
}

/** What one party anchors at one moment. */
export interface PlannedBatch {
  readonly at: number;
  readonly batch: AnchorBatch;
  /** Names, in the order of the leaves. */
  readonly keys: readonly string[];
}

/** Puts what one party anchors at one moment into one batch, whose checkpoint it signs. */
export async function planBatches(
  plans: readonly AnchorPlan[],
  { sha256 }: CryptoPrimitives,
): Promise<PlannedBatch[]> {
  const groups = new Map<string, AnchorPlan[]>();
  for (const plan of [...plans].sort((a, b) => a.at - b.at)) {
    const name = `${plan.at} ${plan.signer.kid}`;
    groups.set(name, [...(groups.get(name) ?? []), plan]);
  }
  const planned: PlannedBatch[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const signer = anchorerOf(first.signer);
    const batch = await createAnchorBatch({
      items: group.map(({ key, text, credentialDigest }) => ({
        tag: 'credential' as const,
        bytes: new TextEncoder().encode(text),
        salt: decodeBase64Url(saltOf(`existence of ${key}`).slice(1)),
        credentialDigest,
      })),
      origin: signer.kid.split('#')[0] as string,
      signer,
      random: () => {
        throw new Error('every salt of the demo has a name');
      },
      sha256,
    });
    planned.push({ at: first.at, batch, keys: group.map(({ key }) => key) });
  }
  return planned;
}

/** Whoever signed it anchors it; what was signed under no usable name is anchored by the resolver. */
function anchorerOf(signer: Signer): Signer {
  const isName = parseDidUrl(signer.kid)?.fragment !== undefined && !signer.kid.includes('+');
  return isName ? signer : signerOf('resolver');
}

const MINUTE = 60_000;

/** When something is anchored: when the story says, else a minute after it was signed. */
export function anchorMoment(
  anchoredAt: string | undefined,
  signedAt: unknown,
): number | undefined {
  const signed = parseDateTime(signedAt);
  return parseDateTime(anchoredAt) ?? (signed === undefined ? undefined : signed + MINUTE);
}
