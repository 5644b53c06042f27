import { metricsPortOf, PROCESS_ROLES, type ProcessRole } from '../config/ports.ts';
import type { ServerConfig } from '../config/read-config.ts';

/** What the roles are for, in the words of those who call them. */
const FOR: Readonly<Record<ProcessRole, string>> = {
  issuer: 'issues, revokes, keeps the register of licences',
  wallet: 'holds, pre-flights and files',
  verifier: 'judges entries, answers officers',
  auth: 'gives tokens',
};

/** Where everything is, what it takes, and what to try first. */
export async function printAddresses(
  { firstPort, oauth, publicUrlOf }: ServerConfig,
  { seconds }: { readonly seconds: number },
): Promise<string> {
  const lines: string[] = [];
  for (const role of PROCESS_ROLES) {
    if (role === 'auth' && oauth !== undefined) continue;
    const memory = await readMemory(metricsPortOf(role, firstPort));
    const size = memory === undefined ? '' : ` (${Math.round(memory / 1024 / 1024)} MB)`;
    lines.push(`  ${role.padEnd(9)} ${publicUrlOf(role).padEnd(24)} ${FOR[role]}${size}`);
  }
  const verifier = publicUrlOf('verifier');
  return [
    '',
    `Ready after ${seconds.toFixed(1)} s:`,
    ...lines,
    '',
    `  what each serves: ${verifier}/openapi.json`,
    `  whether it can work: curl ${verifier}/readyz`,
    '  Ctrl-C ends all.',
    '',
  ].join('\n');
}

/** Resident memory of a process, in bytes, as it says itself; undefined where it does not answer. */
async function readMemory(port: number): Promise<number | undefined> {
  try {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const [, bytes] = /^process_resident_memory_bytes\{[^}]*\} (\S+)$/m.exec(text) ?? [];
    return bytes === undefined ? undefined : Number(bytes);
  } catch {
    return undefined;
  }
}
