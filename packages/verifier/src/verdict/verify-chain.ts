import { formatDateTime } from '@originmark/core';
import type { ChainVerdict } from '@originmark/schemas';
import { createVerifierCaches } from '../caches.ts';
import { buildGraph, type CredentialGraph } from '../chain/graph.ts';
import { judgeAuthorityAt } from '../chain/judge-authority-at.ts';
import { judgeStandings } from '../chain/judge-standings.ts';
import { judgeLicences } from '../chain/licences.ts';
import type { Standing } from '../claims/claims-context.ts';
import type { VerifierContext, VerifierInput } from '../context.ts';
import { VerifierError } from '../errors.ts';
import { type Credential, toCredential } from '../intake/credential.ts';
import { distinct } from '../intake/distinct.ts';
import { LIMITS } from '../intake/limits.ts';
import { duplicateIds, unknownType } from '../intake/parse-bundle.ts';
import { type OfferedEvidence, readEvidence } from '../intake/read-evidence.ts';
import { readToken } from '../intake/read-token.ts';
import { createDidStates } from '../secure/did-states.ts';
import { type JudgedCredential, judgeCredential } from '../secure/judge-credential.ts';
import { proveExistence } from '../secure/prove-existence.ts';
import { provenExistence } from '../secure/proven-existence.ts';
import { proveDidStaples } from '../secure/prove-staples.ts';
import { createStatusLists } from '../status/status-lists.ts';
import { assertMoments } from './assert-moments.ts';
import { type Finding, fail, pass } from './fragment.ts';
import { nameInputs } from './name-inputs.ts';
import { sortFragments } from './sort-fragments.ts';
import { toFragment } from './to-fragment.ts';
import { writeCredential } from './write-credential.ts';

/** What {@link verifyChain} depends on: no clock, file or network of its own. */
export interface ChainInput
  extends Omit<
    VerifierInput,
    'bundle' | 'counters' | 'uses' | 'record' | 'observed' | 'challenge' | 'unseal'
  > {
  /** The compact token that is asked about. */
  readonly token: string;
  /** Tokens of what it rests on, in any order. */
  readonly restsOn?: readonly string[];
  readonly evidence?: OfferedEvidence;
}

const NOTICE = 'Advisory: not a ruling, a determination of origin or a release.';
const EVERYTHING_COUNTS = { isReached: () => true, isRequired: () => true };

/**
 * Judges one credential and every credential that it rests on, up to the roots of the policy, without
 * an entry: as used at `clocks.asOf`, or now. Of authority (licences, maker authorisations, powers of
 * attorney, recognitions) it asks besides whether it existed by then. Deterministic as `verifyEntry` is.
 * @returns `valid` only when nothing failed and nothing is open
 * @throws VerifierError `input.invalid` for misuse by the caller: nothing is used after it is verified
 */
export async function verifyChain(input: ChainInput): Promise<ChainVerdict> {
  assertMoments(input);
  if (input.clocks.asOf !== undefined && input.clocks.asOf > input.clocks.verifiedAt)
    throw new VerifierError('input.invalid', 'clocks.asOf lies after clocks.verifiedAt');
  const { token, restsOn = [], evidence = {}, ...given } = input;
  const received: VerifierContext = {
    ...given,
    caches: input.caches ?? createVerifierCaches(input.crypto),
    existedAt: provenExistence(input.clocks),
  };
  const { asked, credentials, findings } = readTokens(token, restsOn, evidence, received);
  // Beyond the limits nothing is looked at.
  const offered = readEvidence(asked === undefined ? {} : evidence, received);
  const existence = await proveExistence({ credentials, staples: offered.staples }, received);
  const context: VerifierContext = {
    ...received,
    existedAt: provenExistence(input.clocks, existence.existed),
  };
  const staples = await proveDidStaples(offered.staples.didResolutions, context);
  findings.push(...offered.findings, ...existence.findings, ...staples.findings);
  const states = createDidStates(context, staples);
  const lists = createStatusLists(offered.staples.statusLists, states, context);

  const { asOf, verifiedAt } = context.clocks;
  const used =
    asOf === undefined
      ? ({ at: verifiedAt, clock: 'verified' } as const)
      : ({ at: asOf, clock: 'claimed' } as const);
  const usedAt = () => used;
  const judge = { context, states, lists, usedAt, ...(asked && { asked: asked.digest }) };
  const judged = new Map<string, JudgedCredential>();
  const graph = asked && buildGraph(asked, credentials);
  const isReached = ({ digest }: Credential): boolean => graph?.reached.has(digest) === true;
  for (const credential of credentials.filter(isReached))
    judged.set(credential.digest, await judgeCredential(credential, judge));
  // What nothing rests on has what is left: it can spend nothing that the chain needs.
  findings.push(...lists.exceeded());
  for (const credential of credentials)
    if (!isReached(credential))
      judged.set(credential.digest, await judgeCredential(credential, judge));
  for (const { findings: own } of judged.values()) findings.push(...own);
  findings.push(...lists.unproven());

  const existedAt = (credential: Credential) => context.existedAt(credential.jws);
  const { policy } = context.policy;
  const { findings: spoken, standing } = judgeStandings({
    credentials,
    judged,
    graph,
    importer: '',
    policy,
    usedAt,
    existedAt,
  });
  findings.push(...spoken);
  if (graph !== undefined)
    findings.push(
      ...graph.findings,
      ...judgeLicences(graph, credentials, standing).findings,
      ...judgeAuthorityAt(graph, credentials, { ...used, policy, standing, existedAt }),
    );
  return assemble({ asked, credentials, graph, standing, findings }, existence.existed, context);
}

interface Tokens {
  readonly asked: Credential | undefined;
  readonly credentials: readonly Credential[];
  readonly findings: Finding[];
}

function readTokens(
  token: string,
  restsOn: readonly string[],
  { didResolutions = [], existenceProofs = [], statusLists = [] }: OfferedEvidence,
  context: VerifierContext,
): Tokens {
  const { sha256 } = context.crypto;
  const findings: Finding[] = [];
  const counts = {
    credentials: restsOn.length + 1,
    staples: didResolutions.length + statusLists.length,
    existenceProofs: existenceProofs.length,
  };
  const { credentials: most, existenceProofs: mostProofs, staples: mostStaples } = LIMITS;
  const expected = { credentials: most, staples: mostStaples, existenceProofs: mostProofs };
  if (
    counts.credentials > most ||
    counts.staples > mostStaples ||
    counts.existenceProofs > mostProofs
  )
    return {
      asked: undefined,
      credentials: [],
      findings: [fail('intake.too-large', { pointer: '', expected, found: counts })],
    };
  const read = [token, ...restsOn].map((text) => {
    const result = readToken(text, LIMITS.credentialTokenBytes, '', context);
    if (result.ok) return toCredential(result.jws, 'open', sha256);
    findings.push(result.finding);
    return undefined;
  });
  const credentials = distinct(read.filter((one) => one !== undefined));
  const first = read[0];
  // The token that is asked about is the one that counts where two stand for one payload.
  const kept = credentials.map((one) =>
    first !== undefined && one.digest === first.digest ? first : one,
  );
  findings.push(...duplicateIds(kept));
  for (const credential of kept)
    if (credential.type === undefined) findings.push(unknownType(credential));
  if (findings.length === 0) findings.push(pass('intake', {}));
  return { asked: first, credentials: kept, findings };
}

interface Judged {
  readonly asked: Credential | undefined;
  readonly credentials: readonly Credential[];
  readonly graph: CredentialGraph | undefined;
  readonly standing: (credential: Credential) => Standing;
  readonly findings: readonly Finding[];
}

function assemble(
  { asked, credentials, graph, standing, findings }: Judged,
  existed: ReadonlyMap<string, number>,
  context: VerifierContext,
): ChainVerdict {
  const isReached = ({ on }: Finding): boolean =>
    on === undefined || on.carrier === 'staple' || graph?.reached.has(on.digest) !== false;
  const fragments = sortFragments(
    findings.map((finding) => toFragment(finding, { ...EVERYTHING_COUNTS, isReached })),
  );
  const since = asked && existed.get(asked.jws.token);
  const { asOf, presentedAt, verifiedAt } = context.clocks;
  const inputs = nameInputs(context, []);
  const { policy, digest } = context.policy;
  return {
    type: 'ChainVerdict',
    version: 1,
    advisory: true,
    notice: NOTICE,
    credential: asked?.digest ?? null,
    outcome: outcomeOf(asked, standing, fragments),
    ...(since === undefined ? {} : { existed: formatDateTime(since) }),
    credentials: credentials.map((credential) => {
      const reached = graph?.reached.has(credential.digest) === true;
      return writeCredential(credential, standing(credential), reached, context);
    }),
    fragments,
    clocks: {
      presented: formatDateTime(presentedAt),
      verified: formatDateTime(verifiedAt),
      ...(asOf === undefined ? {} : { asOf: formatDateTime(asOf) }),
    },
    ...(inputs === undefined ? {} : { inputs }),
    policy: { id: policy.id, digest },
  };
}

/** `valid` needs a credential, its own standing, and nothing open in the whole of what it rests on. */
function outcomeOf(
  asked: Credential | undefined,
  standing: (credential: Credential) => Standing,
  fragments: ChainVerdict['fragments'],
): ChainVerdict['outcome'] {
  if (asked === undefined) return 'invalid';
  const own = standing(asked).outcome;
  if (own === 'invalid' || fragments.some(({ effect }) => effect === 'exception')) return 'invalid';
  return own === 'valid' && !fragments.some(({ effect }) => effect === 'review')
    ? 'valid'
    : 'indeterminate';
}
