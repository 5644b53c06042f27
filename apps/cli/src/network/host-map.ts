import { toDidWebUrl } from '@originmark/core';
import { wrongUsage } from '../errors.ts';
import type { Io } from '../io.ts';

/**
 * Reads ORIGINMARK_HOSTS, `host=http://127.0.0.1:port,…`: servers on this machine that stand in for
 * hosts. Refused in production, where it would be a way around TLS.
 * @throws CliError 64
 */
export function readHostMap(env: Io['env']): Readonly<Record<string, string>> {
  const { ORIGINMARK_HOSTS = '', NODE_ENV } = env;
  if (ORIGINMARK_HOSTS.trim() === '') return {};
  if (NODE_ENV === 'production')
    throw wrongUsage(
      'ORIGINMARK_HOSTS is set while NODE_ENV is production: it sends requests past TLS to this machine and is for laptops only. Unset one of the two.',
    );
  const hosts: Record<string, string> = {};
  for (const pair of ORIGINMARK_HOSTS.split(',')) {
    const at = pair.indexOf('=');
    const [host, origin] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || host === '' || origin === '')
      throw wrongUsage(
        `ORIGINMARK_HOSTS holds "${pair}", which is not <host>=<origin>: write for example identity.example=http://127.0.0.1:8701, several separated by commas.`,
      );
    hosts[host] = origin;
  }
  return hosts;
}

/** The origin that stands in for the host of a did:web or a URL; undefined where the host itself is asked. */
export function standInOf(
  name: string,
  hosts: Readonly<Record<string, string>>,
): string | undefined {
  const url = name.startsWith('did:') ? toDidWebUrl(name) : name;
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { host } = new URL(url);
  return Object.hasOwn(hosts, host) ? hosts[host] : undefined;
}
