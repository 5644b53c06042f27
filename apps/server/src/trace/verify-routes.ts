import { rememberVerifications } from '@originmark/cli/workspace';
import type { ChainVerdict, Fragment } from '@originmark/schemas';
import {
  createVerifierCaches,
  LIMITS,
  type PresentationVerdict,
  verifyChain,
  verifyPresentation,
} from '@originmark/verifier';
import { Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { ACTORS } from '../auth/scopes.ts';
import { PLACES } from '../http/places.ts';
import type { StatusMemory } from '../judging/status-memory.ts';
import { openWays, policyOf } from '../judging/ways-of.ts';
import type { Resources } from '../resources.ts';
import {
  EnvelopedCredential,
  EnvelopedPresentation,
  EXAMPLE_VC,
  EXAMPLE_VP,
  tokenOf,
} from './envelope.ts';

const CLOSED = { additionalProperties: false };
const EVERYBODY = [...ACTORS] as [(typeof ACTORS)[number], ...(typeof ACTORS)[number][]];

const VerifyCredential = Type.Object(
  {
    verifiableCredential: EnvelopedCredential,
    options: Type.Optional(
      Type.Object(
        {
          restsOn: Type.Optional(
            Type.Array(EnvelopedCredential, {
              maxItems: LIMITS.presentedCredentials - 1,
              description: 'what it rests on, up to the roots of the policy',
            }),
          ),
        },
        CLOSED,
      ),
    ),
  },
  { ...CLOSED, examples: [{ verifiableCredential: EXAMPLE_VC }] },
);

const VerifyPresentation = Type.Object(
  {
    verifiablePresentation: EnvelopedPresentation,
    options: Type.Object(
      {
        challenge: Type.String({ minLength: 1, maxLength: 200 }),
        domain: Type.String({ minLength: 1, maxLength: 2048 }),
      },
      CLOSED,
    ),
  },
  {
    ...CLOSED,
    examples: [
      {
        verifiablePresentation: EXAMPLE_VP,
        options: { challenge: 'a-nonce-of-the-caller', domain: 'did:web:verifier.example' },
      },
    ],
  },
);

const Findings = Type.Array(Type.Object({}, { additionalProperties: true }));

export const VerificationResult = Type.Object(
  {
    verified: Type.Boolean({ description: 'true for `valid` alone' }),
    checks: Type.Array(Type.String(), { description: 'checks that passed' }),
    warnings: Findings,
    errors: Findings,
    verdict: Type.Object({}, { additionalProperties: true }),
  },
  { $id: 'VerificationResult', ...CLOSED },
);

const ANSWERS = {
  200: Type.Ref('VerificationResult'),
  400: Type.Ref('Problem'),
  422: Type.Ref('VerificationResult'),
};

/** Judges a credential or a presentation, without an entry. It keeps nothing but which status lists were seen. */
export function verifyRoutes(resources: Resources, memory: StatusMemory): RoutePlugin {
  return (app) => {
    app.addSchema(VerificationResult);
    for (const { prefix, suffix } of PLACES) {
      app.post(
        `${prefix}/credentials/verify`,
        {
          config: { access: { scope: 'verify:credential', actors: EVERYBODY } },
          schema: {
            operationId: `verifyCredential${suffix}`,
            body: VerifyCredential,
            response: ANSWERS,
          },
        },
        async (request, reply) => {
          const { options, verifiableCredential } = request.body;
          const token = tokenOf(
            verifiableCredential,
            'application/vc+jwt',
            '/verifiableCredential',
          );
          const restsOn = (options?.restsOn ?? []).map((one, at) =>
            tokenOf(one, 'application/vc+jwt', `/options/restsOn/${at}`),
          );
          const verdict = await withJudge(resources, memory, (judge) =>
            verifyChain({ ...judge, token, restsOn }),
          );
          return reply.code(verdict.outcome === 'valid' ? 200 : 422).send(toResult(verdict));
        },
      );
      app.post(
        `${prefix}/presentations/verify`,
        {
          config: { access: { scope: 'verify:vp', actors: EVERYBODY } },
          schema: {
            operationId: `verifyPresentation${suffix}`,
            body: VerifyPresentation,
            response: ANSWERS,
          },
        },
        async (request, reply) => {
          const { options, verifiablePresentation } = request.body;
          const presentation = tokenOf(
            verifiablePresentation,
            'application/vp+jwt',
            '/verifiablePresentation',
          );
          // The caller gave the challenge, so it is the caller who knows whether it was spent.
          const challenge = {
            nonce: options.challenge,
            audience: options.domain,
            alreadyUsed: false,
          };
          const verdict = await withJudge(resources, memory, (judge) =>
            verifyPresentation({ ...judge, presentation, challenge }),
          );
          return reply.code(verdict.outcome === 'valid' ? 200 : 422).send(toResult(verdict));
        },
      );
    }
  };
}

/** What every verdict without an entry is given. */
export type Judge = Omit<Parameters<typeof verifyChain>[0], 'restsOn' | 'token'>;

/** Judges now, in the world as it stands, and remembers which status lists were believed. */
export async function withJudge<T>(
  resources: Resources,
  memory: StatusMemory,
  judge: (given: Judge) => Promise<T>,
): Promise<T> {
  const crypto = rememberVerifications(resources.crypto);
  const at = resources.clock();
  const policy = await policyOf(resources);
  // Nothing is sealed in a credential by itself.
  const { fetchStatusList, ledgers, resolver } = openWays(resources, policy);
  const ways = {
    ...(fetchStatusList !== undefined && { fetchStatusList }),
    ...(ledgers !== undefined && { ledgers }),
    ...(resolver !== undefined && { resolver }),
  };
  const seen: Parameters<StatusMemory['remember']>[0][number][] = [];
  const answer = await judge({
    ...ways,
    policy,
    crypto,
    caches: createVerifierCaches(crypto),
    clocks: { presentedAt: at, verifiedAt: at },
    memory: { statusSequences: (await memory.open()).sequences },
    noteStatusList: (list) => seen.push(list),
  });
  await memory.remember(seen);
  return answer;
}

/** As VC-API answers, with the verdict beside it. */
export function toResult(verdict: ChainVerdict | PresentationVerdict) {
  const all: readonly Fragment[] = [
    ...verdict.fragments,
    ...(verdict.type === 'PresentationVerdict'
      ? verdict.credentials.flatMap(({ fragments }) => fragments)
      : []),
  ];
  const passed = all.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check);
  const failed = new Set(all.filter(({ effect }) => effect !== 'none').map(({ check }) => check));
  return {
    verified: verdict.outcome === 'valid',
    checks: [...new Set(passed)].filter((check) => !failed.has(check)).sort(),
    warnings: all.filter(({ effect }) => effect === 'review' || effect === 'flag'),
    errors: all.filter(({ effect }) => effect === 'exception'),
    verdict,
  };
}
