import {
  CORE_ERROR_CODES,
  CoreError,
  type JsonValue,
  type ParsedJws,
  parseJson,
} from '@originmark/core';
import {
  type EntryBundle,
  tellFault,
  validateFormat,
  type VerifiablePresentation,
} from '@originmark/schemas';
import { ENTRY_TYPES } from '../chain/profile.ts';
import type { VerifierContext, VerifierInput } from '../context.ts';
import { type Finding, about, fail, pass, undecided } from '../verdict/fragment.ts';
import { checkCounts } from './check-counts.ts';
import { type Credential, listOr, objectOr, toCredential } from './credential.ts';
import { LIMITS } from './limits.ts';
import { distinct } from './distinct.ts';
import { NO_STAPLES, readEvidence, type Staples } from './read-evidence.ts';
import { setProofsAside } from './read-existence-proofs.ts';
import { intakeCode, readToken, tellProblem } from './read-token.ts';

/** A presentation whose payload satisfies its schema; its signature is not checked yet. */
export interface Presentation {
  readonly jws: ParsedJws;
  readonly payload: VerifiablePresentation;
}

/** What intake read. Nothing in it is proven; everything in it is within limits and well-formed. */
export interface Intake {
  readonly presentation?: Presentation;
  /** One for each digest, sorted by digest. */
  readonly credentials: readonly Credential[];
  /** The one entry credential; undefined unless there is exactly one. */
  readonly entry?: Credential;
  readonly staples: Staples;
  /** Digests of the sealed credentials that were opened, as the bundle lists them. */
  readonly opened: readonly string[];
  readonly findings: readonly Finding[];
}

const ENVELOPE = 'data:application/vc+jwt,';

/** Reads a bundle from its bytes: limits first, then strict parsing, then shape. Never throws for what a bundle holds. */
export async function parseBundle(
  raw: VerifierInput['bundle'],
  context: VerifierContext,
): Promise<Intake> {
  const findings: Finding[] = [];
  const stop = (finding: Finding): Intake => ({
    credentials: [],
    staples: NO_STAPLES,
    opened: [],
    findings: [...findings, finding],
  });

  const { crypto } = context;
  const size = typeof raw === 'string' ? sizeOf(raw) : raw.length;
  if (size > LIMITS.bundleBytes)
    return stop(
      fail('intake.too-large', {
        pointer: '',
        expected: `${LIMITS.bundleBytes} bytes`,
        found: `${size} bytes`,
      }),
    );
  let bundle: EntryBundle;
  let offered: readonly JsonValue[];
  try {
    const { bundle: value, proofs } = setProofsAside(
      parseJson(raw, { maxLength: LIMITS.bundleBytes, maxStringLength: LIMITS.bundleBytes }),
    );
    offered = proofs;
    const fault = validateFormat('EntryBundle', value);
    if (fault !== undefined)
      return stop(fail('intake.malformed', { pointer: fault.pointer, ...tellFault(fault, value) }));
    bundle = value as unknown as EntryBundle;
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return stop(
      fail(intakeCode(error.code), {
        pointer: '',
        expected: 'strict JSON',
        found: tellProblem(error),
      }),
    );
  }

  const vp = readToken(
    bundle.presentation,
    LIMITS.presentationTokenBytes,
    '/presentation',
    context,
  );
  if (!vp.ok) return stop(vp.finding);
  const fault = validateFormat('VerifiablePresentation', vp.jws.payload);
  if (fault !== undefined)
    return stop(
      fail('intake.malformed', {
        pointer: `/presentation${fault.pointer}`,
        ...tellFault(fault, vp.jws.payload),
      }),
    );
  const payload = vp.jws.payload as unknown as VerifiablePresentation;

  const tooManyTokens = checkCounts(bundle, payload);
  if (tooManyTokens !== undefined) return stop(tooManyTokens);

  const read: Credential[] = [];
  const take = (
    token: string,
    pointer: string,
    carrier: Credential['carrier'],
    maxBytes: number,
  ): Credential | undefined => {
    const result = readToken(token, maxBytes, pointer, context);
    if (result.ok) return toCredential(result.jws, carrier, crypto.sha256);
    findings.push(result.finding);
    return undefined;
  };
  for (const { id } of payload.verifiableCredential) {
    if (!id.startsWith(ENVELOPE)) {
      findings.push(
        undecided('intake.unknown-type', {
          pointer: '/presentation/verifiableCredential',
          expected: 'application/vc+jwt',
          found: id.slice(0, id.indexOf(',')),
        }),
      );
      continue;
    }
    const credential = take(
      id.slice(ENVELOPE.length),
      '/presentation/verifiableCredential',
      'open',
      LIMITS.credentialTokenBytes,
    );
    if (credential !== undefined) read.push(credential);
  }
  if ((bundle.sdJwtCredentials?.length ?? 0) > 0)
    findings.push(
      undecided('intake.unknown-type', {
        pointer: '/sdJwtCredentials',
        expected: 'vc+jwt',
        found: 'vc+sd-jwt',
      }),
    );
  const opened: string[] = [];
  for (const part of bundle.sealed ?? []) {
    const inside = await openSealed(part, context);
    if ('finding' in inside) {
      findings.push(inside.finding);
    } else {
      read.push(inside.credential);
      opened.push(inside.credential.digest);
    }
  }

  const { findings: told, staples } = readEvidence(
    { ...bundle.evidence, existenceProofs: offered },
    context,
  );
  findings.push(...told);
  const credentials = distinct(read);
  findings.push(...duplicateIds(credentials));
  for (const credential of credentials)
    if (credential.type === undefined) findings.push(unknownType(credential));
  const entries = credentials.filter((credential) =>
    (ENTRY_TYPES as readonly string[]).includes(credential.typeName),
  );
  const [entry] = entries;
  if (entries.length !== 1 || entry === undefined)
    findings.push(
      fail('intake.malformed', {
        pointer: '/presentation/verifiableCredential',
        expected: 'exactly one entry credential',
        found: entries.length,
      }),
    );
  const supports = entry === undefined ? 0 : countSupports(entry);
  const edges = credentials.reduce((sum, { payload: own }) => sum + listOr(own['edge']).length, 0);
  const tooMany = supports > LIMITS.supportsOfAllLines || edges > LIMITS.edges;
  if (tooMany) {
    const expected = { supports: LIMITS.supportsOfAllLines, edges: LIMITS.edges };
    findings.push(fail('intake.too-large', { expected, found: { supports, edges } }));
  }
  if (!findings.some(({ check }) => check === 'intake')) findings.push(pass('intake', {}));
  const presentation = { jws: vp.jws, payload };
  return entries.length === 1 && entry !== undefined && !tooMany
    ? { presentation, credentials, entry, staples, opened, findings }
    : { presentation, credentials, staples, opened, findings };
}

/** Size in UTF-8 bytes; exact only where it could matter, because counting costs as much as reading. */
function sizeOf(text: string): number {
  return text.length * 3 <= LIMITS.bundleBytes
    ? text.length
    : new TextEncoder().encode(text).length;
}

async function openSealed(
  part: NonNullable<EntryBundle['sealed']>[number],
  context: VerifierContext,
): Promise<{ credential: Credential } | { finding: Finding }> {
  const { unseal, crypto } = context;
  const facts = about({ pointer: '/sealed', expected: part.credential });
  if (unseal === undefined)
    return {
      finding: undecided('intake.sealed-unreadable', {
        ...facts,
        found: 'no decryption key was given',
      }),
    };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await unseal(part.jwe));
  } catch (error) {
    const found = error instanceof CoreError ? CORE_ERROR_CODES[error.code] : 'not readable';
    return { finding: undecided('intake.sealed-unreadable', { ...facts, found }) };
  }
  const result = readToken(text, LIMITS.credentialTokenBytes, '/sealed', context);
  if (!result.ok) return { finding: result.finding };
  const credential = toCredential(result.jws, 'sealed', crypto.sha256);
  // What is inside must be what the importer carried under this name.
  if (credential.id !== part.credential || credential.digest !== part.credentialDigest)
    return {
      finding: fail('intake.malformed', {
        ...facts,
        expected: { sealed: part.credential, digest: part.credentialDigest },
        found: { sealed: credential.id, digest: credential.digest },
      }),
    };
  return { credential };
}

/** How many credentials the lines name together: that many judgements of claims. */
function countSupports({ subject }: Credential): number {
  return listOr(subject['lines']).reduce<number>(
    (sum, line) => sum + listOr(objectOr(line)['supportedBy']).length,
    0,
  );
}

/** Same id with another digest: two documents claim to be one, so neither can be relied on by name. */
export function duplicateIds(credentials: readonly Credential[]): Finding[] {
  const digests = new Map<string, string[]>();
  for (const { id, digest } of credentials)
    if (id !== '') digests.set(id, [...(digests.get(id) ?? []), digest]);
  const doubled = [...digests].filter(([, list]) => list.length > 1);
  return doubled.map(([id, list]) =>
    fail('intake.duplicate-id', { expected: `one content with the id ${id}`, found: list.sort() }),
  );
}

export function unknownType(credential: Credential): Finding {
  const found = credential.payload['type'] ?? null;
  return credential.typeName === ''
    ? fail('schema.violation', {
        on: credential,
        pointer: '/type',
        expected: 'VerifiableCredential and exactly one type of the chain profile',
        found,
      })
    : fail('intake.unknown-type', {
        on: credential,
        pointer: '/type',
        expected: 'a type of the chain profile',
        found,
      });
}
