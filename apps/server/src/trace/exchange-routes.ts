import { digestBytes, CoreError, encodeBase64Url, parseCompactJws } from '@originmark/core';
import type { ChainVerdict } from '@originmark/schemas';
import { recordChallenge, spendChallenge } from '@originmark/storage';
import { LIMITS as VERIFIER_LIMITS, verifyChain, verifyPresentation } from '@originmark/verifier';
import { Type, type Static } from 'typebox';
import type { App, RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import { digestNonce } from '../entries/submit-entry.ts';
import { HttpError } from '../http/http-error.ts';
import { PLACES } from '../http/places.ts';
import type { StatusMemory } from '../judging/status-memory.ts';
import type { Resources } from '../resources.ts';
import {
  EnvelopedCredential,
  EnvelopedPresentation,
  EXAMPLE_VC,
  EXAMPLE_VP,
  tokenOf,
} from './envelope.ts';
import { toResult, VerificationResult, withJudge } from './verify-routes.ts';

const CLOSED = { additionalProperties: false };
const CHALLENGE_MS = 300_000;
const NONCE_BYTES = 32;
/** A stranger costs a row: so many a minute an address. */
const STRANGERS = { max: 30, timeWindow: '1 minute' };

const Workflow = Type.Object(
  {
    definition: Type.Array(Type.String({ maxLength: 2048 }), { maxItems: 20 }),
    instance: Type.Array(Type.String({ maxLength: 2048 }), { maxItems: 20 }),
  },
  { ...CLOSED, description: 'which processes it belongs to (TRACE-API)' },
);

/** Which processes a presentation belongs to. */
export type Workflow = Static<typeof Workflow>;

/** A presentation that was judged, to be kept. */
export interface ReceivedPresentation {
  readonly tenant: string;
  /** Who signed it, or null where a party that is known by its token handed it over unsigned. */
  readonly holder: string | null;
  /** The `vp+jwt`, where there is one. */
  readonly token?: string;
  /** None of them is `invalid`. */
  readonly credentials: readonly { readonly token: string; readonly verdict: ChainVerdict }[];
  readonly workflow?: Workflow;
  readonly receivedAt: number;
}

/** What differs between those who take presentations. */
export interface Exchange {
  readonly resources: Resources;
  readonly memory: StatusMemory;
  /** The tenant that is addressed by a domain (a DID), or undefined. */
  readonly tenantAt: (domain: string) => Promise<string | undefined>;
  /** Durable when it resolves: only then it is answered. */
  readonly keep: (received: ReceivedPresentation) => Promise<void>;
}

const Announcement = Type.Object(
  {
    domain: Type.String({ minLength: 1, maxLength: 2048, description: 'DID of who is to have it' }),
  },
  { ...CLOSED, examples: [{ domain: 'did:web:importer.example' }] },
);

const PresentationChallenge = Type.Object(
  { challenge: Type.String(), domain: Type.String(), expires: Type.String() },
  { $id: 'PresentationChallenge', ...CLOSED },
);

const SubmittedPresentation = Type.Object(
  { verifiablePresentation: EnvelopedPresentation, workflow: Type.Optional(Workflow) },
  { ...CLOSED, examples: [{ verifiablePresentation: EXAMPLE_VP }] },
);

const TraceablePresentation = Type.Object(
  {
    '@context': Type.Array(Type.String({ maxLength: 2048 }), { minItems: 1, maxItems: 10 }),
    id: Type.Optional(Type.String({ maxLength: 2048 })),
    type: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 5 }),
    holder: Type.Optional(Type.String({ maxLength: 2048 })),
    workflow: Type.Optional(Workflow),
    verifiableCredential: Type.Array(EnvelopedCredential, {
      minItems: 1,
      maxItems: VERIFIER_LIMITS.presentedCredentials,
    }),
  },
  {
    ...CLOSED,
    examples: [
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation', 'TraceablePresentation'],
        workflow: { definition: ['urn:uuid:0b5f…'], instance: ['urn:uuid:9c3e…'] },
        verifiableCredential: [EXAMPLE_VC],
      },
    ],
  },
);

const PresentationReceipt = Type.Object(
  {
    received: Type.Integer({ description: 'credentials that are kept' }),
    outcome: Type.Enum(['valid', 'indeterminate']),
    warnings: Type.Array(Type.Object({}, { additionalProperties: true })),
  },
  { $id: 'PresentationReceipt', ...CLOSED },
);

type Place = (typeof PLACES)[number];

/** How presentations are handed over (TRACE-API). The verifier and the wallet share it. */
export function exchangeRoutes(exchange: Exchange): RoutePlugin {
  return (app) => {
    app.addSchema(PresentationChallenge);
    app.addSchema(PresentationReceipt);
    // The verifier has it already, with its own routes.
    if (app.getSchema('VerificationResult') === undefined) app.addSchema(VerificationResult);
    for (const place of PLACES) {
      announceRoute(app, exchange, place);
      submitRoute(app, exchange, place);
      handOverRoute(app, exchange, place);
    }
  };
}

function announceRoute(app: App, { resources, tenantAt }: Exchange, place: Place): void {
  app.post(
    `${place.prefix}/presentations/available`,
    {
      config: { access: 'public', rateLimit: STRANGERS },
      schema: {
        operationId: `announcePresentation${place.suffix}`,
        body: Announcement,
        response: { 200: Type.Ref('PresentationChallenge'), 404: Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { domain } = request.body;
      const tenant = await addressed(tenantAt, domain);
      const challenge = encodeBase64Url(resources.randomBytes(NONCE_BYTES));
      const createdAt = resources.clock();
      const expiresAt = createdAt + CHALLENGE_MS;
      await resources.database.forTenant(tenant).transaction('judge', (tx) =>
        recordChallenge(tx, {
          nonceDigest: digestNonce(challenge),
          audience: domain,
          createdAt,
          expiresAt,
        }),
      );
      return { challenge, domain, expires: new Date(expiresAt).toISOString() };
    },
  );
}

async function addressed(tenantAt: Exchange['tenantAt'], domain: string): Promise<string> {
  const tenant = await tenantAt(domain);
  if (tenant !== undefined) return tenant;
  throw new HttpError('http.not-found', 'nobody here goes by this domain');
}

function submitRoute(app: App, exchange: Exchange, { prefix, suffix }: Place): void {
  const { keep, memory, resources, tenantAt } = exchange;
  app.post(
    `${prefix}/presentations/submissions`,
    {
      config: { access: 'public', rateLimit: STRANGERS },
      schema: {
        operationId: `submitPresentation${suffix}`,
        body: SubmittedPresentation,
        response: {
          202: Type.Ref('PresentationReceipt'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('VerificationResult'),
        },
      },
    },
    async (request, reply) => {
      const { verifiablePresentation, workflow } = request.body;
      const pointer = '/verifiablePresentation';
      const token = tokenOf(verifiablePresentation, 'application/vp+jwt', pointer);
      const { audience, members, nonce } = readAnswer(token);
      const tenant = await addressed(tenantAt, audience);
      const receivedAt = resources.clock();
      const by = digestBytes(new TextEncoder().encode(token), resources.crypto.sha256);
      const answer = await resources.database
        .forTenant(tenant)
        .transaction('judge', (tx) =>
          spendChallenge(tx, { nonceDigest: digestNonce(nonce), audience, by, at: receivedAt }),
        );
      if (answer !== 'accepted' && answer !== 'again')
        throw new HttpError(`challenge.${answer}`, 'it answers no challenge that is open');
      const challenge = { nonce, audience, alreadyUsed: false };
      const verdict = await withJudge(resources, memory, (judge) =>
        verifyPresentation({ ...judge, presentation: token, challenge }),
      );
      const holds = verdict.credentials.length > 0 && verdict.outcome !== 'invalid';
      if (!holds) return reply.code(422).send(toResult(verdict));
      await keep({
        tenant,
        holder: verdict.holder,
        token,
        credentials: verdict.credentials.map((one, at) => ({
          token: members[at] ?? '',
          verdict: one,
        })),
        ...(workflow !== undefined && { workflow }),
        receivedAt,
      });
      const { warnings } = toResult(verdict);
      return reply.code(202).send({
        received: verdict.credentials.length,
        outcome: verdict.outcome,
        warnings,
      });
    },
  );
}

const ENVELOPE = 'data:application/vc+jwt,';

/** What a presentation says that it answers, and its credentials in the order in which they are judged. */
function readAnswer(token: string) {
  try {
    const { payload } = parseCompactJws(token, { maxBytes: token.length });
    const { aud, nonce, verifiableCredential } = payload;
    const ids = (Array.isArray(verifiableCredential) ? verifiableCredential : []).map((one) =>
      String((one as { readonly id?: unknown } | null)?.id),
    );
    const members = [...new Set(ids.filter((id) => id.startsWith(ENVELOPE)))];
    if (typeof aud === 'string' && typeof nonce === 'string')
      return {
        audience: aud,
        nonce,
        members: members.map((id) => id.slice(ENVELOPE.length)),
      };
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
  }
  throw new HttpError('http.malformed', 'this is no vp+jwt with aud and nonce', {
    pointer: '/verifiablePresentation',
  });
}

function handOverRoute(app: App, exchange: Exchange, { prefix, suffix }: Place): void {
  const { keep, memory, resources } = exchange;
  app.post(
    `${prefix}/presentations`,
    {
      config: {
        access: { scope: 'exchange:vp', actors: ['issuer-operator', 'importer', 'broker'] },
      },
      schema: {
        operationId: `handOverPresentation${suffix}`,
        body: TraceablePresentation,
        response: { 202: Type.Ref('PresentationReceipt'), 422: Type.Ref('VerificationResult') },
      },
    },
    async (request, reply) => {
      const { verifiableCredential, workflow } = request.body;
      const tokens = [
        ...new Set(
          verifiableCredential.map((one, at) =>
            tokenOf(one, 'application/vc+jwt', `/verifiableCredential/${at}`),
          ),
        ),
      ];
      const verdicts = await withJudge(resources, memory, async (judge) => {
        const all: ChainVerdict[] = [];
        for (const token of tokens)
          all.push(
            await verifyChain({ ...judge, token, restsOn: tokens.filter((one) => one !== token) }),
          );
        return all;
      });
      const refused = verdicts.find(({ outcome }) => outcome === 'invalid');
      if (refused !== undefined) return reply.code(422).send(toResult(refused));
      await keep({
        tenant: principalOf(request).tenant,
        holder: null,
        credentials: tokens.map((token, at) => ({ token, verdict: verdicts[at] as ChainVerdict })),
        ...(workflow !== undefined && { workflow }),
        receivedAt: resources.clock(),
      });
      const isValid = verdicts.every(({ outcome }) => outcome === 'valid');
      return reply.code(202).send({
        received: tokens.length,
        outcome: isValid ? ('valid' as const) : ('indeterminate' as const),
        warnings: verdicts.flatMap((verdict) => toResult(verdict).warnings),
      });
    },
  );
}
