import {
  CoreError,
  formatDateTime,
  normalizeDid,
  parseCompactJws,
  parseDateTime,
} from '@originmark/core';
import type { BitstringStatusListCredential } from '@originmark/schemas';
import type { FindingCode } from '../codes/registry.ts';
import type { VerifierContext } from '../context.ts';
import { checkSchema } from '../intake/check-schema.ts';
import { type Credential, toCredential } from '../intake/credential.ts';
import { LIMITS } from '../intake/limits.ts';
import { checkSignature } from '../secure/check-signature.ts';
import { clockSkewMs } from '../secure/check-time.ts';
import type { DidStates } from '../secure/did-states.ts';
import { type Finding, fail } from '../verdict/fragment.ts';
import { type ExpansionBudget, expandWithin } from './expand-list.ts';

/** A list that may be believed, or why there is none. */
export type StatusList =
  | {
      readonly kind: 'list';
      readonly bits: Uint8Array;
      readonly purpose: 'revocation' | 'suspension';
      readonly issuer: string;
      readonly credential: BitstringStatusListCredential;
    }
  | {
      readonly kind: 'fault';
      readonly code: FindingCode;
      readonly decided: boolean;
      readonly expected?: unknown;
      readonly found?: unknown;
    };

/** Reads each list once, by URL. */
export interface StatusLists {
  readonly listAt: (url: string) => Promise<StatusList>;
  /** Staples that proved nothing; complete once every list was asked for. */
  readonly unproven: () => readonly Finding[];
  /** That the lists asked for so far are too many to be opened, if they are. */
  readonly exceeded: () => readonly Finding[];
}

/**
 * Status lists come stapled or, where the verifier was given a way, from their URL. A stapled list
 * whose signature does not hold is ignored and reported. Of several versions the highest `sequence`
 * counts. A list older than the policy allows, or than its own validity, decides nothing. A few KiB
 * expand to 16 MiB, so that lists together beyond {@link LIMITS} are not opened: ask one after the
 * other, in an order that the bundle does not choose, first for what the entry rests on.
 */
export function createStatusLists(
  staples: readonly Credential[],
  states: DidStates,
  context: VerifierContext,
): StatusLists {
  const known = new Map<string, Promise<StatusList>>();
  const unproven: Finding[] = [];
  const budget: ExpansionBudget = { left: LIMITS.expandedStatusBytes, isExceeded: false };
  return {
    listAt: (url) => {
      let list = known.get(url);
      if (list === undefined) {
        list = findList(url, staples, states, context, { unproven, budget });
        known.set(url, list);
      }
      return list;
    },
    unproven: () => unproven,
    exceeded: () =>
      budget.isExceeded
        ? [
            fail('intake.too-large', {
              pointer: '/evidence/statusLists',
              expected: { expandedStatusBytes: LIMITS.expandedStatusBytes },
              found: 'more',
            }),
          ]
        : [],
  };
}

async function findList(
  url: string,
  staples: readonly Credential[],
  states: DidStates,
  context: VerifierContext,
  { unproven, budget }: { readonly unproven: Finding[]; readonly budget: ExpansionBudget },
): Promise<StatusList> {
  let best: Credential | undefined;
  for (const staple of staples.filter(({ id }) => id === url)) {
    const fault = await whyUnreadable(staple, states, context);
    if (fault !== undefined)
      unproven.push(
        fail('intake.staple-unproven', {
          pointer: '/evidence/statusLists',
          expected: 'a status list signed by its issuer',
          found: { problem: fault.problem, staple: staple.digest },
        }),
      );
    else if (best === undefined || isNewer(staple, best)) best = staple;
  }
  if (best !== undefined) return openList(best, context, budget);
  if (context.fetchStatusList === undefined)
    return {
      kind: 'fault',
      code: 'status.unavailable',
      decided: false,
      expected: url,
      found: 'not stapled, and nothing may be fetched',
    };
  return fetchList(url, states, context, budget);
}

async function fetchList(
  url: string,
  states: DidStates,
  context: VerifierContext,
  budget: ExpansionBudget,
): Promise<StatusList> {
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
  if (fault === undefined) return openList(list, context, budget);
  // Where the keys of its issuer could not be had, nothing is known against the list.
  const { decided, problem: found } = fault;
  const code = decided ? 'status.untrusted-list' : 'status.unavailable';
  return { kind: 'fault', code, decided, expected: url, found };
}

async function whyUnreadable(
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

async function openList(
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
  const remembered = context.memory?.statusSequences?.get(list.id);
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

function isNewer(list: Credential, than: Credential): boolean {
  const [a, b] = [list, than].map(({ payload }) =>
    typeof payload['sequence'] === 'number' ? payload['sequence'] : 0,
  ) as [number, number];
  return a === b ? list.digest > than.digest : a > b;
}
