import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { VerifierContext } from '../context.ts';
import type { Credential } from '../intake/credential.ts';
import { oncePer } from '../once-per.ts';
import { type ExpansionBudget, expandWithin } from './expand-list.ts';
import {
  hadBegun,
  type PastVersion,
  sequenceOf,
  startOf,
  versionOf,
  wasInForce,
} from './status-version.ts';

/** What the known versions of one list, all signed by one issuer, say together. */
export type StatusHistory =
  /** The issuer signed two histories: which of them is true cannot be told, so neither is believed. */
  | { readonly kind: 'forked'; readonly expected: unknown; readonly found: unknown }
  | {
      readonly kind: 'linked';
      /** The version that was in force at a moment (ms); undefined where the versions do not show one. */
      readonly versionAt: (at: number) => Promise<PastVersion | undefined>;
      /** The version that could have answered for a moment (ms), had its successor been known. */
      readonly gapAt: (at: number) => Credential | undefined;
    };

/** A version that the next one names. */
interface Link {
  readonly version: Credential;
  readonly successor: Credential;
}

/**
 * Links versions by `sequence` and `previousDigest`. Two of one sequence, or one that names another
 * predecessor than the one its issuer signed, make a fork. Versions that are not numbered have no history.
 * @param budget what may still be expanded: old versions count as the newest does
 */
export function linkVersions(
  versions: readonly Credential[],
  context: VerifierContext,
  budget: ExpansionBudget,
): StatusHistory {
  const numbered = versions
    .filter((version) => sequenceOf(version) > 0)
    .toSorted((a, b) => sequenceOf(a) - sequenceOf(b) || (a.digest < b.digest ? -1 : 1));
  const links: Link[] = [];
  const withoutSuccessor: Credential[] = [];
  for (const [at, version] of numbered.entries()) {
    const next = numbered[at + 1];
    if (next === undefined) break;
    const sequence = sequenceOf(version);
    if (sequenceOf(next) === sequence)
      return {
        kind: 'forked',
        expected: `one version of sequence ${String(sequence)}`,
        found: [version.digest, next.digest],
      };
    const { previousDigest } = next.payload;
    const follows = sequenceOf(next) === sequence + 1 && previousDigest !== undefined;
    if (follows && previousDigest !== version.digest)
      return {
        kind: 'forked',
        expected: `version ${String(sequence + 1)} to follow version ${String(sequence)}, ${version.digest}`,
        found: previousDigest,
      };
    if (follows) links.push({ version, successor: next });
    else withoutSuccessor.push(version);
  }
  // Every credential of the list asks: what it costs to open a version is counted once.
  const open = oncePer((link: Link) => openPast(link, context, budget));
  return {
    kind: 'linked',
    gapAt(at) {
      const newest = numbered.at(-1);
      if (newest === undefined || at >= startOf(newest)) return undefined;
      return withoutSuccessor.findLast((version) => startOf(version) <= at);
    },
    async versionAt(at) {
      // An issuer that dates a successor late cannot hide versions after it that were there already.
      const link = links.find(
        ({ version, successor }) =>
          wasInForce(version, successor, at, context) &&
          !numbered.some((other) => isLater(other, version) && hadBegun(other, at, context)),
      );
      return link && (await open(link));
    },
  };
}

function isLater(version: Credential, than: Credential): boolean {
  return sequenceOf(version) > sequenceOf(than);
}

async function openPast(
  { version, successor }: Link,
  context: VerifierContext,
  budget: ExpansionBudget,
): Promise<PastVersion | undefined> {
  const credential = version.payload as unknown as BitstringStatusListCredential;
  const bits = await expandWithin(credential.credentialSubject.encodedList, context, budget);
  // What cannot be opened shows nothing of the past; the newest version answers as if it were alone.
  if (!(bits instanceof Uint8Array)) return undefined;
  return { version: versionOf(version), bits, credential, until: startOf(successor) };
}
