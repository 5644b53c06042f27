import { configProblem } from './config-problem.ts';
import { PROCESS_ROLES, type ProcessRole } from './ports.ts';
import type { ServerConfig } from './read-config.ts';

/**
 * Refuses, where NODE_ENV is production, all that is for laptops. A secret in a file is none of it: it is
 * random, and its owner's alone.
 * @param demoKey thumbprint of the key that signs the policy of the demo, whose private part is public
 * @throws CliError 64, with every reason at once
 */
export function refuseInProduction(
  config: ServerConfig,
  { demoKey, role }: { readonly demoKey: string; readonly role?: ProcessRole },
): void {
  if (!config.isProduction) return;
  const reasons = reasonsOf(config, {
    demoKey,
    roles: role === undefined ? PROCESS_ROLES : [role],
  });
  if (reasons.length === 0) return;
  throw configProblem(
    `NODE_ENV is production, and this is for laptops only:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`,
  );
}

function reasonsOf(
  { clock, databaseUrl, hosts, isSeeded, oauth, publicUrlOf, rpcUrl, trust }: ServerConfig,
  { demoKey, roles }: { readonly demoKey: string; readonly roles: readonly ProcessRole[] },
): readonly string[] {
  const isOpen = roles.some((role) => !publicUrlOf(role).startsWith('https://'));
  const judges = roles.some((role) => role === 'verifier' || role === 'wallet');
  const reasons: readonly (readonly [boolean, string])[] = [
    [Object.keys(hosts).length > 0, 'ORIGINMARK_HOSTS goes past TLS: unset it.'],
    [clock.setting !== undefined, 'ORIGINMARK_CLOCK moves the clock: unset it.'],
    [isSeeded, 'ORIGINMARK_SEED begins with invented parties: unset it.'],
    [
      isOpen,
      'the public URL is not https: set ORIGINMARK_PUBLIC_URL=https://{role}.<your domain>.',
    ],
    [
      oauth === undefined,
      'the authorization server is the embedded one: set ORIGINMARK_OAUTH_ISSUER.',
    ],
    [
      oauth !== undefined && !oauth.issuer.startsWith('https://'),
      'ORIGINMARK_OAUTH_ISSUER is not https: name one that is.',
    ],
    [rpcUrl === undefined, 'the ledger is the embedded chain: set RPC_URL.'],
    [databaseUrl === undefined, 'the database is the embedded one: set DATABASE_URL.'],
    [judges && trust === undefined, "the trust policy is the demo's: set ORIGINMARK_TRUST."],
    [
      judges && trust !== undefined && trust.key === undefined,
      'the trust policy may be unsigned: set ORIGINMARK_TRUST_KEY to the key that signed it.',
    ],
    [
      trust?.key === demoKey,
      'ORIGINMARK_TRUST_KEY is the key of the demo, which everybody has: sign the policy with your own.',
    ],
  ];
  return reasons.filter(([isSo]) => isSo).map(([, reason]) => reason);
}
