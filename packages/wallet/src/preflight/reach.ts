import type { HeldCredential } from '../read-credential.ts';
import type { LineSupport } from '../present/draft-entry.ts';

/** Which lines rest on which credentials of a bundle, however deep. */
export interface Reach {
  /** Lines that rest on it, in order; none for what only the header rests on. */
  linesOf(credentialDigest: string): readonly number[];
  /** The members that a line rests on, its own support first. */
  membersOf(line: number): readonly HeldCredential[];
  /** The members that no line rests on. */
  readonly header: readonly HeldCredential[];
}

/** Follows the edges of the members from what supports each line. */
export function createReach(
  members: readonly HeldCredential[],
  support: readonly LineSupport[],
): Reach {
  const held = new Map(members.map((member) => [member.credentialDigest, member]));
  const byLine = new Map<number, readonly HeldCredential[]>();
  const lines = new Map<string, number[]>();
  for (const { line, credentials } of support) {
    const reached = new Set(
      credentials.flatMap(({ credentialDigest }) => held.get(credentialDigest) ?? []),
    );
    // A set visits what is added while it is walked.
    for (const { edges } of reached)
      for (const { credentialDigest } of edges) {
        const target = held.get(credentialDigest);
        if (target !== undefined) reached.add(target);
      }
    byLine.set(line, [...reached]);
    for (const { credentialDigest } of reached)
      lines.set(credentialDigest, [...(lines.get(credentialDigest) ?? []), line]);
  }
  return {
    linesOf: (credentialDigest) => lines.get(credentialDigest) ?? [],
    membersOf: (line) => byLine.get(line) ?? [],
    header: members.filter(({ credentialDigest }) => !lines.has(credentialDigest)),
  };
}
