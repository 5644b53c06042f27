import { createUnseal, type JsonObject, parseCompactJws, signCompactJws } from '@originmark/core';
import { entryNumberCheckDigit } from '@originmark/customs';
import {
  createDemoStory,
  type DemoStory,
  type DemoStoryOptions,
  signerOf,
  type StoryDraft,
  subjectOf,
} from '@originmark/demo-entry';
import { createIdentifier } from '@originmark/issuer/register';
import { loadTrustPolicy } from '@originmark/verifier';
import type { TestDatabase } from '../../../../packages/storage/src/test-databases.test-support.ts';
import type { App } from '../app.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Actor, Scope } from '../auth/scopes.ts';
import { createApp } from '../create-app.ts';
import { HttpError } from '../http/http-error.ts';
import { openIssuers } from '../identifiers/issuers.ts';
import { openTestResources, type TestResources } from '../test-resources.test-support.ts';
import { verifyRoutes } from '../trace/verify-routes.ts';
import { type EntryDesk, openEntryDesk } from './entry-desk.ts';
import { entryRoutes } from './entry-routes.ts';
import { informationRoutes } from './information-routes.ts';
import { officerRoutes } from './officer-routes.ts';

export const NUMBER = 'Z9Z-0042617-4';

/** A verifier that lives at the moment of the demo, under its policy, with tenants that present. */
export interface VerifierWorld {
  readonly resources: TestResources;
  readonly desk: EntryDesk;
  readonly app: App;
  readonly story: DemoStory;
  close(): Promise<void>;
}

export const TENANTS = ['gulfline', 'other', 'customs'] as const;

/** @param options.desk what the desk is opened with, for a test that breaks off between steps */
export async function openVerifierWorld({
  desk: deskOptions,
  place,
}: {
  readonly place?: Pick<TestDatabase, 'open'>;
  readonly desk?: Parameters<typeof openEntryDesk>[1];
} = {}): Promise<VerifierWorld> {
  const story = await createDemoStory();
  const opened = await openTestResources({
    publicUrl: 'https://verifier.example',
    ...(place !== undefined && { place }),
  });
  const resources = Object.assign(opened, {
    now: story.clocks.verifiedAt,
    unseal: createUnseal(story.unsealKeys),
    async trust() {
      const text = new TextEncoder().encode(story.policyText);
      const at = opened.now;
      return { ...(await loadTrustPolicy({ text, at, crypto: opened.crypto })), text };
    },
  });
  for (const [url, document] of Object.entries(story.documents))
    resources.served.set(url, document);
  const { crypto, database, randomBytes } = resources;
  const created_at = new Date(resources.now);
  await database.transaction((tx) =>
    tx
      .insertInto('tenant')
      .values(TENANTS.map((id) => ({ id, name: id, created_at })))
      .execute(),
  );
  const agent = openIssuers(resources).agentOf('own');
  await createIdentifier(
    { method: 'web', did: story.policy.audience },
    { agent, sha256: crypto.sha256, randomBytes },
  );
  const { app, desk } = await openAppOver(resources, deskOptions);
  return {
    resources,
    desk,
    app,
    story,
    async close() {
      await app.close();
      await resources.close();
    },
  };
}

/** Another process over the same database. */
export async function openAppOver(
  resources: TestResources,
  options: Parameters<typeof openEntryDesk>[1] = {},
): Promise<Pick<VerifierWorld, 'app' | 'desk'>> {
  const desk = openEntryDesk(resources, options);
  const app = await createApp({
    role: 'verifier',
    authenticator,
    tokenUrl: 'https://auth.example/token',
    readiness: () => Promise.resolve({}),
    routes: [
      entryRoutes(desk),
      officerRoutes(desk),
      informationRoutes(desk),
      verifyRoutes(resources, desk.memory),
    ],
  });
  return { app, desk };
}

/** Headers of a caller; a `*` after the actor binds its token to a key. */
export function as(tenant: string, scope: Scope, actor: Actor | `${Actor}*`) {
  return { authorization: `${tenant} ${scope} ${actor}` };
}

export const asBroker = (scope: Scope = 'submit:entry', tenant = 'gulfline') =>
  as(tenant, scope, 'broker');
export const asOfficer = (scope: Scope) => as('customs', scope, 'officer*');

export const authenticator: Authenticator = {
  authenticate({ authorization }) {
    if (authorization === undefined)
      return Promise.reject(new HttpError('auth.token-missing', 'no token'));
    const [tenant = '', scope, actor = ''] = authorization.split(' ');
    return Promise.resolve({
      subject: `someone of ${tenant}`,
      tenant,
      actors: new Set([actor.replace('*', '') as Actor]),
      scopes: new Set([scope as Scope]),
      ...(actor.endsWith('*') && { boundTo: 'a-key' }),
    });
  },
};

/** Presents a bundle. */
export function present(app: App, bundle: string, headers: Record<string, string> = asBroker()) {
  return app.inject({
    method: 'POST',
    url: '/entries',
    headers: { ...headers, 'content-type': 'application/vnd.originmark.bundle+json' },
    payload: bundle,
  });
}

/** The bundle of the story with changes, signed again. */
export async function bundleOf(
  edit: (draft: StoryDraft) => void,
  more: Omit<DemoStoryOptions, 'edit'> = {},
): Promise<string> {
  return (await createDemoStory({ edit, ...more })).bundleText;
}

/** Answers a challenge in the place of naming the entry. */
export function answering(nonce: string, audience: string, at: number) {
  return ({ presentation }: StoryDraft): void => {
    const issuedAt = Math.floor(at / 1000);
    Object.assign(presentation, { nonce, audience, issuedAt, expiresAt: issuedAt + 300 });
  };
}

/** An entry number of the demo's filer, with its check digit. */
export function entryNumber(count: number): string {
  const digits = String(5_000_000 + count);
  return `Z9Z-${digits}-${entryNumberCheckDigit('Z9Z', digits)}`;
}

/** The bundle of the story as another entry: everything else is the same. */
export function numbered(number: string, version = 1): Promise<string> {
  return bundleOf((draft) => {
    Object.assign(subjectOf(draft, 'entry'), { entryNumber: number, entryVersion: version });
  });
}

/** Signs the presentation of a bundle again, over other members. */
export async function presentAgain(bundle: string, members: JsonObject): Promise<string> {
  const value = JSON.parse(bundle) as { readonly presentation: string };
  const { payload } = parseCompactJws(value.presentation, { maxBytes: 10 * 1024 * 1024 });
  const presentation = await signCompactJws(
    { ...payload, ...members },
    { typ: 'vp+jwt', cty: 'vp', signer: signerOf('gulfline', 'present') },
  );
  return JSON.stringify({ ...value, presentation });
}
