import {
  CoreError,
  formatDateTime,
  normalizeDid,
  parseCompactJws,
  parseDateTime,
} from '@originmark/core';
import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { VerifierContext } from '../context.ts';
import { checkSchema } from '../intake/check-schema.ts';
import { type Credential, toCredential } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { checkSignature } from '../secure/check-signature.ts';
import { clockSkewMs } from '../secure/check-time.ts';
import type { DidStates } from '../secure/did-states.ts';
import { type ExpansionBudget, expandWithin } from './expand-list.ts';
import type { StatusFault, StatusList } from './status-list.ts';
import { versionOf } from './status-version.ts';

/** Fetches the newest version from its URL; signed by whoever issued it, and not opened yet. */
export async function fetchList(
  url: string,
  states: DidStates,
  context: VerifierContext,
): Promise<Credential | StatusFault> {
  let token: string;
  try {
    token = (await context.fetchStatusList?.(url)) ?? '';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const found = error instanceof CoreError ? `${error.code}: ${error.message}` : error.message;
    return { kind: 'fault', code: 'status.unavailable', decided: false, expected: url, found };
  }
  let list: Credential;
  try {
    list = toCredential(
      parseCompactJws(token, {
        maxBytes: LIMITS.statusListTokenBytes,
        readHeader: context.caches.readHeader,
      }),
      'staple',
      context.crypto.sha256,
    );
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return {
      kind: 'fault',
      code: 'status.malformed',
      decided: true,
      expected: url,
      found: error.code,
    };
  }
  if (list.id !== url)
    return {
      kind: 'fault',
      code: 'status.untrusted-list',
      decided: true,
      expected: url,
      found: list.id,
    };
  const fault = await whyUnreadable(list, states, context);
  if (fault === undefined) return list;
  // Where the keys of its issuer could not be had, nothing is known against the list.
  const { decided, problem: found } = fault;
  const code = decided ? 'status.untrusted-list' : 'status.unavailable';
  return { kind: 'fault', code, decided, expected: url, found };
}

/** Why a version proves nothing by itself; undefined when its issuer signed it. */
export async function whyUnreadable(
  list: Credential,
  states: DidStates,
  context: VerifierContext,
): Promise<{ readonly problem: string; readonly decided: boolean } | undefined> {
  const decided = true;
  if (list.type !== 'BitstringStatusListCredential')
    return { problem: 'not a BitstringStatusListCredential', decided };
  if (!checkSchema(list).readable) return { problem: 'does not satisfy its schema', decided };
  const answer = await checkSignature(
    { jws: list.jws, typ: 'vc+jwt', signer: list.issuer, purpose: 'assertionMethod', facts: {} },
    states,
    context,
  );
  if (answer.thumbprint !== undefined) return undefined;
  const last = answer.findings.at(-1);
  return {
    problem: last?.code ?? 'signature.invalid',
    decided: last?.outcome !== 'indeterminate',
  };
}

/** Opens the newest version: current when presented, not behind what the verifier remembers, and within the budget. */
export async function openList(
  list: Credential,
  context: VerifierContext,
  budget: ExpansionBudget,
): Promise<StatusList> {
  const credential = list.payload as unknown as BitstringStatusListCredential;
  const { presentedAt } = context.clocks;
  const { rules } = context.policy.policy;
  const { statusMaxAgeSeconds } = rules;
  const skew = clockSkewMs(rules);
  const from = parseDateTime(credential.validFrom) ?? Number.POSITIVE_INFINITY;
  const until =
    credential.validUntil === undefined
      ? Number.POSITIVE_INFINITY
      : (parseDateTime(credential.validUntil) ?? 0);
  const maxAge = Math.min(
    statusMaxAgeSeconds * 1000,
    credential.credentialSubject.ttl ?? Number.POSITIVE_INFINITY,
  );
  if (presentedAt + skew < from || presentedAt >= until || presentedAt - from > maxAge)
    return {
      kind: 'fault',
      code: 'status.stale',
      decided: false,
      expected: `valid at ${formatDateTime(presentedAt)} and at most ${String(maxAge / 1000)} s old`,
      found: { validFrom: credential.validFrom, validUntil: credential.validUntil ?? null },
    };
  const remembered = rememberedOf(list, context);
  if (remembered !== undefined && (credential.sequence ?? 0) < remembered)
    return {
      kind: 'fault',
      code: 'status.rolled-back',
      decided: true,
      expected: remembered,
      found: credential.sequence ?? null,
    };
  const bits = await expandWithin(credential.credentialSubject.encodedList, context, budget);
  if (bits instanceof Uint8Array)
    return {
      kind: 'list',
      bits,
      purpose: credential.credentialSubject.statusPurpose,
      issuer: normalizeDid(list.issuer),
      credential,
      version: versionOf(list),
      versionAt: () => Promise.resolve(undefined),
    };
  return bits === 'exceeded'
    ? {
        kind: 'fault',
        code: 'status.unavailable',
        decided: false,
        expected: list.id,
        found: 'not opened: with the lists before it, it is too large',
      }
    : { kind: 'fault', code: 'status.malformed', decided: true, found: bits.code };
}

/** Anybody may sign a list of this URL, so that what was seen is held by its issuer; by the URL where a caller says so. */
function rememberedOf({ id, issuer }: Credential, { memory }: VerifierContext): number | undefined {
  const [own, any] = [`${normalizeDid(issuer)} ${id}`, id].map((name) =>
    memory?.statusSequences?.get(name),
  );
  return own === undefined || any === undefined ? (own ?? any) : Math.max(own, any);
}
