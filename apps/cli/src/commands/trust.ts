import { formatDateTime, jwkThumbprint } from '@originmark/core';
import { listKeys } from '@originmark/issuer/register';
import { fetchFinalBlock, toTrustedLedger } from '@originmark/ledger';
import { type TrustPolicy } from '@originmark/schemas';
import { EXIT, type ExitCode, unreadable } from '../errors.ts';
import { parseFormatFile } from '../files/load-format.ts';
import { readInput } from '../files/read-input.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call } from '../io.ts';
import { FORM_CHECKS } from '../judge/form-checks.ts';
import { bindToLedger } from '../workspace/ethr-keys.ts';
import { findHeld, toDid } from '../workspace/identifiers.ts';
import { type Workspace, withWorkspace } from '../workspace/open-workspace.ts';
import { type PrintArgs, printResult, putFact } from '../workspace/print-result.ts';
import { issueAs, writeIssued } from './issue.ts';

export interface TrustTemplateArgs extends PrintArgs {
  readonly data?: string;
  readonly root: readonly string[];
  readonly resolver?: readonly string[];
  /** The verifier itself: a DID, or a name of the folder. */
  readonly audience?: string;
  readonly out: string;
}

const MAX_POLICY_BYTES = 1024 * 1024;
const STATUS_MAX_AGE_SECONDS = 86_400;

/**
 * Writes a first trust policy: roots of this folder with their keys, and its ledger with the newest
 * final block as checkpoint.
 * @throws CliError 65; LedgerError
 */
export async function runTrustTemplate({ args, io }: Call<TrustTemplateArgs>): Promise<ExitCode> {
  await withWorkspace(args, io, async (workspace) => {
    const policy = await makePolicy(workspace, args);
    await writeOutput(args.out, JSON.stringify(policy, null, 2), io);
    const result = { file: args.out, roots: policy.roots.map(({ did }) => did) };
    await printResult(io, args, result, (page) => {
      putFact(page, 'written to', args.out);
      for (const { did, name } of policy.roots) putFact(page, 'root', `${name}, ${did}`);
      page.put(
        'Whom it lists as a root is believed: read it, and narrow what each may issue, before you judge by it.',
      );
    });
  });
  return EXIT.noException;
}

async function makePolicy(
  workspace: Workspace,
  { audience, resolver = [], root }: Pick<TrustTemplateArgs, 'audience' | 'root' | 'resolver'>,
): Promise<TrustPolicy> {
  const { io, ledger } = workspace;
  const roots = [];
  for (const name of root) {
    const { did, keys, jwks, called } = await listedKeys(workspace, name);
    roots.push({
      did,
      name: called,
      keys,
      jwks,
      recognizedTo: [
        { action: 'issue', credentialType: 'IntellectualPropertyRightsCredential' },
        { action: 'recognize', credentialType: 'OrganizationIdentityCredential' },
      ],
    });
  }
  const resolvers = [];
  for (const name of resolver) {
    const { did, keys, jwks } = await listedKeys(workspace, name);
    resolvers.push({ did, keys, jwks });
  }
  const block = await fetchFinalBlock(ledger);
  const checkpoints = block === undefined ? [] : [{ block: block.number, hash: block.hash }];
  return {
    type: 'TrustPolicy',
    version: 1,
    id: 'https://verifier.example/policy',
    name: 'First policy',
    sequence: 1,
    validFrom: formatDateTime(Math.floor(io.now() / 1000) * 1000),
    audience:
      audience === undefined
        ? 'did:web:verifier.example'
        : await toDid(workspace.database, audience),
    roots,
    ...(resolvers.length > 0 && { resolvers }),
    didMethods: ['ethr', 'web', 'key', 'jwk'],
    ledgers: [toTrustedLedger(ledger, checkpoints)],
    required: {
      integrity: [...FORM_CHECKS, 'holder'],
      filing: ['entry'],
      preference: ['chain', 'status', 'origin'],
      ipr: ['chain', 'scope', 'status', 'licence'],
      documents: ['documents'],
    },
    rules: {
      revokedParent: { recognizedIn: 'prospective', extendsCredential: 'cascade' },
      expiredParent: { recognizedIn: 'prospective', extendsCredential: 'grace' },
      statusMaxAgeSeconds: STATUS_MAX_AGE_SECONDS,
      unprovenPossession: 'review',
      clockSkewSeconds: 60,
    },
  } as unknown as TrustPolicy;
}

/** An identifier with the keys that sign for it now, as a policy pins them. */
async function listedKeys(workspace: Workspace, name: string) {
  const held = await findHeld(workspace.database, name);
  const { did } = held;
  const keys = did.startsWith('did:ethr:')
    ? await bindToLedger(workspace, did)
    : await listKeys(workspace.agent, did);
  if (keys.length === 0)
    throw unreadable(`${did} has no key in force, so nobody can be told to trust it.`);
  return {
    did,
    called: held.name ?? did,
    keys: keys.map(({ jwk }) => jwkThumbprint(jwk, workspace.crypto.sha256)),
    jwks: keys.map(({ jwk }) => jwk),
  };
}

export interface TrustSignArgs extends PrintArgs {
  readonly data?: string;
  readonly policy: string;
  readonly did: string;
  readonly out: string;
}

/**
 * Signs a trust policy as a credential, and prints the key that its readers configure.
 * @throws CliError 65; IssuerError
 */
export async function runTrustSign({ args, io }: Call<TrustSignArgs>): Promise<ExitCode> {
  const bytes = await readInput(args.policy, 'the trust policy', {
    io,
    maxBytes: MAX_POLICY_BYTES,
  });
  const policy = parseFormatFile(
    bytes,
    args.policy,
    'TrustPolicy',
    'a trust policy',
  ) as unknown as TrustPolicy;
  await refuseOverwrite(args.out, { inputs: [args.policy] }, io);
  await withWorkspace(args, io, async (workspace) => {
    const { did, id, token, handedOver } = await issueAs(
      workspace,
      args.did,
      {
        type: 'TrustPolicyCredential',
        credentialSubject: { id: policy.id, type: 'TrustPolicySubject', trustPolicy: policy },
      },
      { purpose: `trust policy ${policy.id}, sequence ${policy.sequence}` },
    );
    await writeIssued(args.out, { id, token }, io);
    await handedOver();
    const { kid } = headerOf(token);
    const key = (await listKeys(workspace.agent, did)).find((one) => one.kid === kid);
    const thumbprint = key === undefined ? '' : jwkThumbprint(key.jwk, workspace.crypto.sha256);
    const result = { id, issuer: did, file: args.out, trustKey: thumbprint };
    await printResult(io, args, result, (page) => {
      putFact(page, 'policy', `${policy.id}, sequence ${policy.sequence}`);
      putFact(page, 'signed by', kid);
      putFact(page, 'written to', args.out);
      putFact(page, 'trust key', thumbprint);
      page.put(
        `Whoever judges by it says so: verify … --trust ${args.out} --trust-key ${thumbprint}`,
      );
    });
  });
  return EXIT.noException;
}

function headerOf(token: string): { readonly kid: string } {
  const [header = ''] = token.split('.');
  return JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { kid: string };
}
