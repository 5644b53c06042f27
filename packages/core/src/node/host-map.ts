import { CoreError } from '../errors.ts';

/** A server on this machine that stands in for a host. */
export interface LoopbackTarget {
  /** 127.x.y.z or ::1. */
  readonly address: string;
  readonly port: number;
  /** As it is reported: `http://127.0.0.1:8701`. */
  readonly origin: string;
}

/**
 * Reads a map from host (with its port, if not 443) to a plain http origin on loopback. Anything
 * that is not loopback is refused: such a map would be a way around TLS.
 * @throws CoreError `fetch.url-refused`
 */
export function parseHostMap(
  hosts: Readonly<Record<string, string>>,
): ReadonlyMap<string, LoopbackTarget> {
  return new Map(Object.entries(hosts).map(([host, target]) => [host, parseTarget(host, target)]));
}

function parseTarget(host: string, target: string): LoopbackTarget {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  const address = url && toLoopbackAddress(url.hostname);
  if (url?.protocol !== 'http:' || address === undefined || url.href !== `${url.origin}/`) {
    throw new CoreError(
      'fetch.url-refused',
      `${host} may only be mapped to http on loopback, such as http://127.0.0.1:8701, not ${target}`,
    );
  }
  return { address, port: Number(url.port || '80'), origin: url.origin };
}

/** The URL parser has already turned every way of writing an IPv4 address into dotted decimals. */
function toLoopbackAddress(hostname: string): string | undefined {
  if (hostname === 'localhost') return '127.0.0.1';
  if (hostname === '[::1]') return '::1';
  return isDottedLoopback(hostname) ? hostname : undefined;
}

function isDottedLoopback(hostname: string): boolean {
  const numbers = hostname.split('.');
  return numbers.length === 4 && numbers[0] === '127' && numbers.every((n) => Number(n) <= 255);
}
