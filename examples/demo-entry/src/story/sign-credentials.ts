import {
  digestJson,
  encodeBase64Url,
  type JsonObject,
  parseJson,
  type Signer,
  signCompactJws,
} from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { IssuedCredential } from '@originmark/issuer';
import type { Edge } from '@originmark/schemas';
import { issueOnce } from '../issue-once.ts';
import type { DraftCredential, DraftEdge } from './draft.ts';

const crypto = createNodeCrypto();

/** A credential of the story, signed. */
export type SignedCredential = IssuedCredential;

/** The id of a signed credential; '' where an edit took it away. */
export function idOf({ credential }: SignedCredential): string {
  return typeof credential.id === 'string' ? credential.id : '';
}

/**
 * Signs a set of drafts, those that others rest on first, because an edge holds its target's digest.
 * @throws Error for an edge to an unknown key, or a cycle without a pinned digest
 */
export async function signCredentials(
  drafts: Readonly<Record<string, DraftCredential>>,
): Promise<Record<string, SignedCredential>> {
  const signed: Record<string, SignedCredential> = {};
  const open = new Set<string>();

  async function sign(key: string): Promise<SignedCredential> {
    const done = signed[key];
    if (done !== undefined) return done;
    const draft = drafts[key];
    if (draft === undefined)
      throw new Error(`an edge leads to "${key}", which is not in the draft`);
    if (open.has(key)) throw new Error(`"${key}" rests on itself: pin a credentialDigest`);
    open.add(key);
    const edges: Edge[] = [];
    for (const edge of draft.edges) edges.push(await resolveEdge(edge));
    const credential = { ...draft.credential, ...(edges.length > 0 && { edge: edges }) };
    // An edge member that stands in the draft is meant: it goes in as it is.
    const result = await secure({ ...credential, ...draft.credential }, draft);
    open.delete(key);
    signed[key] = result;
    return result;
  }

  async function resolveEdge(edge: DraftEdge): Promise<Edge> {
    if (!('to' in edge)) return { ...edge };
    const { role, to, credentialDigest } = edge;
    if (credentialDigest === undefined) {
      const target = await sign(to);
      return {
        role,
        credential: idOf(target),
        credentialDigest: target.credentialDigest,
      };
    }
    const target = drafts[to]?.credential as { readonly id?: string } | undefined;
    if (target?.id === undefined) throw new Error(`an edge leads to "${to}", which is not there`);
    return { role, credential: target.id, credentialDigest };
  }

  for (const key of Object.keys(drafts)) await sign(key);
  return signed;
}

async function secure(credential: object, draft: DraftCredential): Promise<SignedCredential> {
  const { signer, checked, header } = draft;
  if (checked && header === undefined) return issueOnce(credential, signer);
  const payload = parseJson(JSON.stringify(credential)) as JsonObject;
  const token =
    header === undefined
      ? await signCompactJws(payload, { typ: 'vc+jwt', cty: 'vc', signer })
      : await signRaw(payload, { typ: 'vc+jwt', cty: 'vc', ...header }, signer);
  return { token, credential: payload, credentialDigest: digestJson(payload, crypto.sha256) };
}

/**
 * Signs a payload under any header, good or bad, as a forger would. Members that are undefined are
 * left out; `alg` and `kid` are the signer's unless named.
 */
export async function signRaw(
  payload: object,
  header: Readonly<Record<string, unknown>>,
  signer: Signer,
): Promise<string> {
  const full = { alg: signer.alg, kid: signer.kid, ...header };
  const input = [full, payload]
    .map((part) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(part))))
    .join('.');
  const signature = await signer.sign(new TextEncoder().encode(input));
  return `${input}.${encodeBase64Url(signature)}`;
}
